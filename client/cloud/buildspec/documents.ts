import * as vscode from 'vscode';

export const BUILDSPEC_SCHEME = 'codebuild-buildspec';

/** Buildspecs kept in memory; VS Code asks again for a document that it has closed meanwhile. */
const MOST_KEPT = 20;

/** The buildspecs that builds used, as read-only documents. */
export class BuildspecDocuments implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();

  /** `name` is what its tab is called. */
  async open(buildId: string, name: string, text: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.keep(buildId, name, text));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** The document that has a text, which may be opened later. */
  keep(buildId: string, name: string, text: string): vscode.Uri {
    // an API's names must name no other folder
    const path = `/${name.replaceAll('/', '-')}`;
    const uri = vscode.Uri.from({ scheme: BUILDSPEC_SCHEME, path, query: buildId });
    this.texts.delete(uri.toString());
    this.texts.set(uri.toString(), text);
    const [oldest] = this.texts.keys();
    if (this.texts.size > MOST_KEPT && oldest !== undefined) this.texts.delete(oldest);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const text = this.texts.get(uri.toString());
    if (text === undefined) throw new Error('Open this buildspec again from the CodeBuild view.');
    return text;
  }
}
