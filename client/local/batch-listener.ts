import { type BatchState, buildIdOf, initialBatchState, reduceBatch } from '../../core/builds/batch-state';
import type { BuildEvent } from '../../core/builds/events';
import { batchSummary } from '../../core/builds/log/batch-summary';
import { PrefixedLog } from '../../core/builds/log/prefixed-log';
import type { LogWriter } from '../log/log-files';
import type { BuildOutput } from '../outputs';
import { BuildListener } from './build-listener';
import type { LocalRun } from './local-run';
import type { LocalRunParts } from './run-parts';
import type { UsedBuildspec } from './run-problems';
import type { BuildSource } from './source';

/**
 * Hears a batch for the tree and for the logs: each build is a run with a log of its own on disk; the batch's log, which is on
 * screen too, has the lines of all and ends with what became of each.
 */
export class BatchListener {
  private state: BatchState;
  private readonly output: BuildOutput;
  private readonly log: LogWriter;
  private readonly prefixed: PrefixedLog;
  private readonly builds = new Map<string, BuildListener>();
  private readonly used = new Map<string, UsedBuildspec>();

  constructor(
    private readonly parts: LocalRunParts,
    private readonly run: LocalRun,
    private readonly title: string,
    private readonly source: Pick<BuildSource, 'folder'>,
  ) {
    this.state = initialBatchState(run.id);
    this.output = parts.outputs.open(run.id, `Local: ${title}`, { kind: 'run', id: run.id });
    this.log = parts.logs.open(run.id);
    this.prefixed = new PrefixedLog((text) => this.append(text), false);
    this.output.show();
    parts.problems.forget(run.buildspec);
    parts.buildProblems.forget(run.buildspec);
  }

  /** A build is about to start, whose buildspec is the batch's or another one. */
  starts(buildId: string, buildspec: UsedBuildspec): void {
    const isNew = ![...this.used.values()].some(({ uri }) => uri === buildspec.uri);
    if (isNew && buildspec.uri !== this.run.buildspec) this.parts.problems.forget(buildspec.uri);
    this.used.set(buildId, buildspec);
  }

  hear(event: BuildEvent): void {
    this.state = reduceBatch(this.state, event);
    this.prefixed.hear(event);
    if (event.event !== 'batch') this.listenerOf(event).hear(event);
    this.parts.runs.apply(event);
  }

  /** A line of our own in the batch's log. */
  say(text: string): void {
    this.append(`[CodeBuild Workbench] ${text}\n`);
  }

  /** Resolves when all logs are on disk. */
  async end(): Promise<void> {
    this.append(`\n${batchSummary(this.state).join('\n')}\n`);
    this.output.end();
    await Promise.all([this.log, ...this.builds.values()].map((each) => each.end()));
  }

  private append(text: string): void {
    this.output.append(text);
    this.log.append(text);
  }

  /** Of a build, which becomes a run with its first event. */
  private listenerOf({ buildId, at }: BuildEvent): BuildListener {
    const known = this.builds.get(buildId);
    if (known) return known;
    const group = this.state.buildGroups.find((each) => buildIdOf(each) === buildId);
    const { id: runId, buildspec, number, executor, image } = this.run;
    const partOf = { runId, identifier: group?.identifier ?? '' };
    const part = this.parts.runs.add({
      id: buildId,
      buildspec,
      number,
      executor,
      image,
      startedAt: at,
      logKept: true,
      partOf,
    });
    const listener = new BuildListener(this.parts, part, {
      title: `${this.title}, ${partOf.identifier}`,
      source: this.source,
      used: this.used.get(buildId),
    });
    this.builds.set(buildId, listener);
    return listener;
  }
}
