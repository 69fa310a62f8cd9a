import * as vscode from 'vscode';
import type { ProjectTarget } from '../parts';

export const CHECK_SCHEME = 'codebuild-check';
const CHECK_LANGUAGE = 'codebuild-check';

/** As many stay in memory; VS Code asks again for a document that it has closed meanwhile. */
const MOST_KEPT = 20;

/** A project to review. */
export interface CheckRequest extends ProjectTarget {
  asksIam: boolean;
}

/** Reviews of projects, as read-only documents of plain text, with code lenses for what can be done next. */
export class CheckDocuments
  implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.Disposable
{
  private readonly pages = new Map<string, { request: CheckRequest; text: string }>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  /** The same project has the same document. */
  async open(request: CheckRequest, text: string): Promise<void> {
    const { session, name } = request;
    // an ARN is a name, too, and the tab has room for the last part of a path alone
    const path = `/Check of ${name.replace(/^.*[\\/]/, '')}`;
    const uri = vscode.Uri.from({ scheme: CHECK_SCHEME, path, query: `${session.id} ${name}` });
    this.keep(uri.toString(), { request, text });
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, CHECK_LANGUAGE);
    const editor = await vscode.window.showTextDocument(document, { preview: true });
    editor.selection = new vscode.Selection(0, 0, 0, 0);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const page = this.pages.get(uri.toString());
    // a tab that outlived its window
    if (!page) throw new Error('Check this project again from the CodeBuild view.');
    return page.text;
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const page = this.pages.get(uri.toString());
    if (!page) return [];
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [uri.toString()] });
    return [
      lens('Check Again', 'codebuild.check.again'),
      ...(page.request.asksIam ? [] : [lens('Ask IAM', 'codebuild.check.askIam')]),
    ];
  }

  /** What a code lens was about, else the page in the editor. */
  requestOf(uri: string | undefined): CheckRequest | undefined {
    const key = uri ?? vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    return this.pages.get(key)?.request;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private keep(key: string, page: { request: CheckRequest; text: string }): void {
    this.pages.delete(key);
    this.pages.set(key, page);
    const [oldest] = this.pages.keys();
    if (this.pages.size > MOST_KEPT && oldest !== undefined) this.pages.delete(oldest);
  }
}
