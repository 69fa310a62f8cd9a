import * as vscode from 'vscode';
import type { Clock } from '../../../core/builds/events';
import type { CloudSession } from '../connections/session';
import { latestItem } from './latest-item';
import type { WorkspaceBuild } from './workspace-build';

const HAS_LATEST = 'codebuild.cloud.hasLatestBuild';

/** Shows the latest build of the workspace's project in the status bar, once one is known. */
export class LatestStatusBar implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;
  private readonly subscription: { dispose(): void };

  constructor(
    private readonly latest: WorkspaceBuild<CloudSession>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.subscription = latest.onDidChange(() => this.show());
    this.show();
  }

  dispose(): void {
    this.subscription.dispose();
    this.item?.dispose();
  }

  private show(): void {
    const { current } = this.latest;
    if (!current) {
      if (!this.item) return;
      this.item.dispose();
      this.item = undefined;
      void vscode.commands.executeCommand('setContext', HAS_LATEST, false);
      return;
    }
    const { session, build, reason } = current;
    const { text, tooltip, accessibilityLabel } = latestItem(
      build,
      session.store.builds.phasesOf(build.id ?? ''),
      {
        now: this.clock.now(),
        hasConsole: session.hasConsole,
        reason,
        connection: session.name,
      },
    );
    const item = this.item ?? this.open();
    // each assignment costs a message to the window
    if (item.text === text && item.tooltip === tooltip) return;
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: accessibilityLabel, role: 'button' };
    item.show();
  }

  private open(): vscode.StatusBarItem {
    this.item = vscode.window.createStatusBarItem('codebuild.latestBuild', vscode.StatusBarAlignment.Left, 1);
    this.item.name = 'CodeBuild: Latest Build of the Workspace';
    this.item.command = 'codebuild.cloud.openLatestLog';
    void vscode.commands.executeCommand('setContext', HAS_LATEST, true);
    return this.item;
  }
}
