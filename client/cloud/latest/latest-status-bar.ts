import * as vscode from 'vscode';
import type { Clock } from '../../../core/builds/events';
import { hasFailed } from '../builds/build-model';
import type { CloudSession } from '../connections/session';
import { latestItem } from './latest-item';
import type { WorkspaceBuild } from './workspace-build';

const HAS_LATEST = 'codebuild.cloud.hasLatestBuild';
const LATEST_FAILED = 'codebuild.cloud.latestBuildFailed';

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
      void vscode.commands.executeCommand('setContext', LATEST_FAILED, false);
      return;
    }
    const { session, build, reason } = current;
    const { text, tooltip, accessibilityLabel, command } = latestItem(
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
    if (item.command !== command) {
      item.command = command;
      void vscode.commands.executeCommand('setContext', LATEST_FAILED, hasFailed(build));
    }
    item.accessibilityInformation = { label: accessibilityLabel, role: 'button' };
    item.show();
  }

  private open(): vscode.StatusBarItem {
    this.item = vscode.window.createStatusBarItem('codebuild.latestBuild', vscode.StatusBarAlignment.Left, 1);
    this.item.name = 'CodeBuild: Latest Build of the Workspace';
    void vscode.commands.executeCommand('setContext', HAS_LATEST, true);
    return this.item;
  }
}
