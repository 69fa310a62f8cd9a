import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Subscription } from '../emitter';
import { showErrorMessage } from '../messages';
import { quietly } from '../quietly';
import type { ExportedFile } from './export/exported-file';
import { InsightsView, type InsightsViewParts } from './insights-view';
import { pageHtml } from './page-html';

const VIEW_TYPE = 'codebuild.insights';
const TITLE = 'CodeBuild Insights';

export interface PanelParts extends Omit<InsightsViewParts, 'post' | 'save' | 'isVisible'> {
  extensionUri: vscode.Uri;
  onDidChangeSettings(listener: () => void): Subscription;
  onDidChangeSources(listener: () => void): Subscription;
}

/** The page in an editor. */
export class InsightsPanel {
  readonly view: InsightsView;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    { extensionUri, onDidChangeSettings, onDidChangeSources, ...parts }: PanelParts,
    onDispose: () => void,
  ) {
    const { webview } = panel;
    const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'web');
    const resource = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
    this.view = new InsightsView({
      ...parts,
      isVisible: () => panel.visible,
      post: (message) => void webview.postMessage(message),
      save,
    });
    const subscriptions = [
      webview.onDidReceiveMessage((message: unknown) =>
        quietly('showing insights', () => this.view.receive(message)),
      ),
      onDidChangeSettings(() => void quietly('showing insights', () => this.view.refresh())),
      onDidChangeSources(() => void quietly('showing insights', () => this.view.renew())),
    ];
    panel.onDidDispose(() => {
      for (const subscription of subscriptions) subscription.dispose();
      void quietly('closing insights', () => this.view.dispose());
      onDispose();
    });
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `insights-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.html = pageHtml({
      script: resource('insights.js'),
      style: resource('insights.css'),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
    });
  }

  reveal(): void {
    this.panel.reveal();
  }
}

export function createPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(VIEW_TYPE, TITLE, vscode.ViewColumn.Active);
}

async function save({ name, content }: ExportedFile): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const file = await vscode.window.showSaveDialog({
    title: `Save ${name}`,
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [extension.toUpperCase()]: [extension] },
  });
  if (!file) return;
  try {
    await vscode.workspace.fs.writeFile(file, content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await showErrorMessage(`The file cannot be written: ${reason} Choose another place.`);
  }
}
