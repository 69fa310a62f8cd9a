import type { Build } from '@aws-sdk/client-codebuild';
import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import type { WatchOutcome } from '../../core/builds/remote/watch';
import { showAwsFailure } from '../failures';
import type { BuildOutput, BuildOutputs } from '../outputs';
import { endMessage } from './end-message';
import type { CloudSession } from './session';

/** Follows running builds that the user started or opened: log into an output channel, phases into the tree. */
export class Following implements vscode.Disposable {
  private readonly followed = new Map<string, AbortController>();

  constructor(
    private readonly outputs: BuildOutputs,
    private readonly clock: Clock,
    /** Opens the log of a build that has ended. */
    private readonly openLog: (session: CloudSession, build: Build) => void,
  ) {}

  /** Shows the log of a build while it runs; one that is already followed is only brought to the front. */
  follow(session: CloudSession, build: Build): void {
    const { id } = build;
    if (id === undefined) return;
    if (this.followed.has(id) && this.outputs.show(id)) return;
    void this.run(session, build, id);
  }

  dispose(): void {
    for (const controller of this.followed.values()) controller.abort();
  }

  private async run(session: CloudSession, build: Build, id: string): Promise<void> {
    const controller = new AbortController();
    this.followed.set(id, controller);
    const title = titleOf(build);
    const output = this.outputs.open(id, `CodeBuild: ${title}`);
    output.show();
    try {
      const outcome = await this.watch(session, id, title, output, controller.signal);
      if (outcome.ok) {
        session.store.put(outcome.build);
        this.announce(session, outcome.build, title);
      } else if (outcome.reason !== 'cancelled') {
        output.append(`\n[CodeBuild Workbench] ${outcome.message} ${outcome.next}\n`);
        void showAwsFailure({ kind: outcome.reason, message: outcome.message, next: outcome.next });
      }
    } finally {
      this.followed.delete(id);
      session.store.unfollow(id);
      output.end();
    }
  }

  private async watch(
    { connection, store }: CloudSession,
    id: string,
    title: string,
    output: BuildOutput,
    signal: AbortSignal,
  ): Promise<WatchOutcome> {
    const { formatEvent, watchBuild } = await import('./watching');
    return watchBuild(await connection(), id, {
      clock: this.clock,
      signal,
      emit: (event) => {
        store.apply(event);
        output.append(formatEvent(event));
      },
      onThrottled: (delay) =>
        vscode.window.setStatusBarMessage(
          `$(watch) AWS limits the rate of calls: ${title} is looked at again in ${Math.ceil(delay / 1000)} s`,
          delay,
        ),
    });
  }

  private announce(session: CloudSession, build: Build, title: string): void {
    const { severity, text } = endMessage(build, title);
    const show = severity === 'error' ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
    show(text, 'Open Log').then((answer) => {
      if (answer && !this.outputs.show(build.id ?? '')) this.openLog(session, build);
    });
  }
}

function titleOf({ projectName = '', buildNumber, id = '' }: Build): string {
  return buildNumber === undefined ? id : `${projectName} #${buildNumber}`;
}
