import type { Build } from '@aws-sdk/client-codebuild';
import type * as vscode from 'vscode';
import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { BuildEvent, Clock } from '../../../core/builds/events';
import type { WatchOutcome } from '../../../core/builds/remote/watch';
import type { LogPlace } from '../../log/log-place';
import type { BuildOutputs } from '../../outputs';
import type { BuildLogs } from '../build-logs';
import { buildTitle } from '../build-title';
import type { CloudSession } from '../connections/session';
import { endOfBuild } from '../ends/end';
import type { Ended } from '../ends/end-notices';

export interface FollowingParts {
  outputs: BuildOutputs;
  logs: Pick<BuildLogs, 'begin' | 'complete'>;
  clock: Clock;
}

/** Follows running builds that the user started or opened: log into an output channel and a file, phases into the tree. */
export class Following implements vscode.Disposable {
  private readonly followed = new Map<string, AbortController>();

  constructor(
    private readonly parts: FollowingParts,
    private readonly onEnded: (ended: Ended<CloudSession>) => void,
    private readonly showFailure: (error: AwsErrorDescription, session: CloudSession) => Promise<void>,
    private readonly findProblems: (session: CloudSession, build: Build) => (event: BuildEvent) => void,
  ) {}

  /** Reads the log of a build while it runs, once. Brings its channel to the front unless it is shown elsewhere. */
  follow(session: CloudSession, build: Build, { showsChannel = true } = {}): void {
    const { id } = build;
    if (id === undefined) return;
    if (!this.followed.has(id)) void this.run(session, build, id);
    if (showsChannel) this.parts.outputs.show(id);
  }

  dispose(): void {
    for (const controller of this.followed.values()) controller.abort();
  }

  private async run(session: CloudSession, build: Build, id: string): Promise<void> {
    const controller = new AbortController();
    this.followed.get(id)?.abort();
    this.followed.set(id, controller);
    const place: LogPlace = { kind: 'build', id: build.arn ?? id };
    const output = this.parts.outputs.open(id, `CodeBuild: ${buildTitle(build)}`, place);
    const log = this.parts.logs.begin(build);
    const append = (text: string) => {
      output.append(text);
      log.append(text);
    };
    try {
      const outcome = await this.watch(session, build, id, append, controller.signal);
      if (outcome.ok) this.parts.logs.complete(build);
      else if (!controller.signal.aborted) {
        append(`\n[CodeBuild Workbench] ${outcome.message} ${outcome.next}\n`);
        const { reason: kind, message, next } = outcome;
        void this.showFailure({ kind, message, next }, session);
      }
    } finally {
      if (this.followed.get(id) === controller) this.followed.delete(id);
      session.store.builds.unfollow(id);
      output.end();
      await log.end();
    }
  }

  private async watch(
    session: CloudSession,
    build: Build,
    id: string,
    append: (text: string) => void,
    signal: AbortSignal,
  ): Promise<WatchOutcome> {
    const { formatEvent, watchBuild } = await import('./watching');
    const find = this.findProblems(session, build);
    return watchBuild(await session.connection(), id, {
      poller: session.polling,
      clock: this.parts.clock,
      signal,
      emit: (event) => {
        session.store.builds.apply(event);
        find(event);
        append(formatEvent(event));
      },
      onEnded: (build) => this.onEnded({ session, build, end: endOfBuild(build) }),
    });
  }
}
