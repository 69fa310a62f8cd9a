import type * as vscode from 'vscode';
import { createPanel, InsightsPanel } from '../../insights/panel';
import type { LocalBuilds } from '../../local/activate';
import { localSource } from '../../local/insights-source';
import { insightsSettings } from '../../settings';
import type { ProjectTarget } from '../parts';
import { type CloudSourcesParts, cloudSources } from './cloud-sources';

export interface InsightsParts extends CloudSourcesParts {
  extensionUri: vscode.Uri;
  ofThisComputer: LocalBuilds;
}

/** CodeBuild Insights, of which a window has one page. */
export class Insights {
  private panel: InsightsPanel | undefined;

  constructor(private readonly parts: InsightsParts) {}

  /** Opens the page, or goes to it; with a project it shows only builds of that. */
  async open(target: ProjectTarget | undefined): Promise<void> {
    if (this.panel) this.panel.reveal();
    else this.show(createPanel());
    if (target) await this.panel?.view.showProject(target.session.id, target.name);
  }

  /** Has the page again that VS Code shows after a start. */
  show(panel: vscode.WebviewPanel): void {
    const { parts } = this;
    const { sessions, clock, extensionUri, ofThisComputer } = parts;
    const made = new InsightsPanel(
      panel,
      {
        sources: () => [
          ...cloudSources(parts),
          ...(ofThisComputer.runs().length > 0 ? [localSource(ofThisComputer)] : []),
        ],
        settings: insightsSettings,
        clock,
        extensionUri,
        onDidChangeSettings: insightsSettings.onDidChange,
        onDidChangeSources: (listener) => sessions.onDidChange(listener),
      },
      () => {
        if (this.panel === made) this.panel = undefined;
      },
    );
    this.panel = made;
  }
}
