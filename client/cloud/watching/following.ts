import type { Build } from '@aws-sdk/client-codebuild';
import type * as vscode from 'vscode';
import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { BuildEvent, Clock } from '../../../core/builds/events';
import type { WatchOutcome } from '../../../core/builds/remote/watch';
import type { BuildOutput, BuildOutputs } from '../../outputs';
import { buildTitle } from '../build-title';
import type { CloudSession } from '../connections/session';
import { endOfBuild } from '../ends/end';
import type { Ended } from '../ends/end-notices';

/** Follows running builds that the user started or opened: log into an output channel, phases into the tree. */
export class Following implements vscode.Disposable {
  private readonly followed = new Map<string, AbortController>();

  constructor(
    private readonly outputs: BuildOutputs,
    private readonly clock: Clock,
    private readonly onEnded: (ended: Ended<CloudSession>) => void,
    private readonly showFailure: (error: AwsErrorDescription, session: CloudSession) => Promise<void>,
    private readonly findProblems: (session: CloudSession, build: Build) => (event: BuildEvent) => void,
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
    this.followed.get(id)?.abort();
    this.followed.set(id, controller);
    const output = this.outputs.open(id, `CodeBuild: ${buildTitle(build)}`);
    output.show();
    try {
      const outcome = await this.watch(session, build, id, output, controller.signal);
      if (!outcome.ok && !controller.signal.aborted) {
        output.append(`\n[CodeBuild Workbench] ${outcome.message} ${outcome.next}\n`);
        const { reason: kind, message, next } = outcome;
        void this.showFailure({ kind, message, next }, session);
      }
    } finally {
      if (this.followed.get(id) === controller) this.followed.delete(id);
      session.store.builds.unfollow(id);
      output.end();
    }
  }

  private async watch(
    session: CloudSession,
    build: Build,
    id: string,
    output: BuildOutput,
    signal: AbortSignal,
  ): Promise<WatchOutcome> {
    const { formatEvent, watchBuild } = await import('./watching');
    const find = this.findProblems(session, build);
    return watchBuild(await session.connection(), id, {
      poller: session.polling,
      clock: this.clock,
      signal,
      emit: (event) => {
        session.store.builds.apply(event);
        find(event);
        output.append(formatEvent(event));
      },
      onEnded: (build) => this.onEnded({ session, build, end: endOfBuild(build) }),
    });
  }
}
