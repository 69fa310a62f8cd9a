import * as vscode from 'vscode';
import type { LogPlace } from '../log/log-place';
import type { ExplainedBuild } from './explained-build';
import type { Page, PageAction, PlacedAction } from './page';

export const EXPLANATION_SCHEME = 'codebuild-explanation';
const EXPLANATION_LANGUAGE = 'codebuild-explanation';

/** As many stay in memory; VS Code asks again for a document that it has closed meanwhile. */
const MOST_KEPT = 20;

/** What a code lens runs, by the kind of its action. */
export const EXPLANATION_COMMANDS: Readonly<Record<PageAction['kind'], string>> = {
  applyFix: 'codebuild.explanation.applyFix',
  copyStatement: 'codebuild.explanation.copyStatement',
  openBuildspec: 'codebuild.explanation.openBuildspec',
  openLog: 'codebuild.explanation.openLog',
  openDocs: 'codebuild.explanation.openDocs',
};

/** Why builds failed, as read-only documents of plain text, whose actions are code lenses. */
export class Explanations
  implements
    vscode.TextDocumentContentProvider,
    vscode.CodeLensProvider,
    vscode.DocumentLinkProvider,
    vscode.Disposable
{
  private readonly pages = new Map<string, Page>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  /** `id` is the same for the same builds, `title` that of one of them or of their batch. */
  async open(id: string, title: string, builds: readonly ExplainedBuild[]): Promise<void> {
    const { pageOf } = await import('./page');
    // the tab has room for the last part of a path alone
    const path = `/Why ${title.replace(/^.*[\\/]/, '')} failed`;
    const uri = vscode.Uri.from({ scheme: EXPLANATION_SCHEME, path, query: id });
    this.keep(uri.toString(), pageOf(builds));
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, EXPLANATION_LANGUAGE);
    const editor = await vscode.window.showTextDocument(document, { preview: true });
    editor.selection = new vscode.Selection(0, 0, 0, 0);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const page = this.pages.get(uri.toString());
    // a tab that outlived its window
    if (!page) throw new Error('Explain this failure again from the CodeBuild view.');
    return page.text;
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const actions = this.pages.get(uri.toString())?.actions ?? [];
    return actions.map(({ line, title, action }, index) => {
      // what looks like an icon in a name is none
      const command = {
        title: title.replaceAll('$(', '$ ('),
        command: EXPLANATION_COMMANDS[action.kind],
        arguments: [uri.toString(), index],
      };
      return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
    });
  }

  /** The places in buildspecs: their names alone may be those of files in several folders of the workspace. */
  provideDocumentLinks({ uri }: Pick<vscode.TextDocument, 'uri'>): vscode.DocumentLink[] {
    const links = this.pages.get(uri.toString())?.links ?? [];
    return links.map(({ line, length, document, place }) => {
      const fragment = `L${place.line + 1},${place.character + 1}`;
      const target = vscode.Uri.parse(document, true).with({ fragment });
      return new vscode.DocumentLink(new vscode.Range(line, 0, line, length), target);
    });
  }

  /** The log that a page tells of. */
  logOf({ uri }: Pick<vscode.TextDocument, 'uri'>): LogPlace | undefined {
    return this.pages.get(uri.toString())?.log;
  }

  /** That of a code lens, else of the editor: the first of its kind of the failure that the cursor is in. */
  actionOf<Kind extends PageAction['kind']>(
    kind: Kind,
    uri: unknown,
    index: unknown,
  ): Extract<PageAction, { kind: Kind }> | undefined {
    const isKind = ({ action }: PlacedAction) => action.kind === kind;
    const given =
      typeof uri === 'string' && typeof index === 'number' ? this.pages.get(uri)?.actions[index] : undefined;
    const found = given ?? this.nearest(isKind);
    return found && isKind(found) ? (found.action as Extract<PageAction, { kind: Kind }>) : undefined;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private nearest(isKind: (action: PlacedAction) => boolean): PlacedAction | undefined {
    const editor = vscode.window.activeTextEditor;
    const actions = this.pages.get(editor?.document.uri.toString() ?? '')?.actions.filter(isKind) ?? [];
    const line = editor?.selection.active.line ?? 0;
    const ofCursor = actions.findLast((action) => action.line <= line)?.line;
    return actions.find((action) => action.line === ofCursor) ?? actions[0];
  }

  private keep(key: string, page: Page): void {
    this.pages.delete(key);
    this.pages.set(key, page);
    const [oldest] = this.pages.keys();
    if (this.pages.size > MOST_KEPT && oldest !== undefined) this.pages.delete(oldest);
  }
}
