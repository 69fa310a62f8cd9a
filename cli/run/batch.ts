import { randomUUID } from 'node:crypto';
import { availableParallelism, totalmem } from 'node:os';
import { type BatchState, buildIdOf, initialBatchState, reduceBatch } from '../../core/builds/batch-state';
import { systemClock } from '../../core/builds/clock';
import type { BuildEvent } from '../../core/builds/events';
import type { ExplanationEvent } from '../../core/builds/failures/explanation';
import { buildRequestOf } from '../../core/builds/local/batch/build-request';
import { defaultConcurrency, fitOf, privilegedBuilds } from '../../core/builds/local/batch/machine';
import { planBatch } from '../../core/builds/local/batch/plan-batch';
import type { LocalBatchOutcome, LocalBatchRequest } from '../../core/builds/local/batch/request';
import { runLocalBatch } from '../../core/builds/local/batch/run';
import type { ComputeSize } from '../../core/builds/local/compute-size';
import type { Engine } from '../../core/builds/local/engine';
import { knownBuild } from '../../core/builds/local/known-build';
import type { AwsDependencies, LocalBuildRequest } from '../../core/builds/local/request';
import { batchSummary } from '../../core/builds/log/batch-summary';
import { PrefixedLog } from '../../core/builds/log/prefixed-log';
import type { Batch, BatchBuild } from '../../core/buildspec/batch';
import { type CliIo, EXIT } from '../io';
import { type ExplainedFailure, Failures, failureLines } from './failures';
import type { RunOptions } from './options';
import { refusalAdvice } from './refusal';
import { imageOf } from './request';

type Request = Omit<LocalBuildRequest, 'image'>;

/** Runs the batch of a buildspec; exit 0 where all builds succeeded or their failures are ignored. */
export async function runBatch(
  request: Request,
  dependencies: AwsDependencies & { engine: Engine },
  options: RunOptions,
  io: CliIo,
): Promise<number> {
  const machine = { cpus: availableParallelism(), memory: totalmem() };
  const concurrency = options.concurrency ?? defaultConcurrency(machine);
  const plan = planBatch(request.buildspec.text);
  if (plan.ok)
    for (const line of adviceOn(plan.batch, options, machine, concurrency)) io.stderr.write(`${line}\n`);
  const printer = options.format === 'json' ? jsonPrinter(io) : logPrinter(io);
  const failures = new Failures();
  let state = initialBatchState(request.buildId);
  let end: BuildEvent | undefined;
  const batch: LocalBatchRequest = {
    batchId: request.buildId,
    concurrency,
    build: { ...request, image: plan.ok ? imageFor(plan.batch, options) : '' },
  };
  const outcome = await runLocalBatch(batch, {
    ...dependencies,
    clock: systemClock,
    signal: io.signal,
    newUuid: randomUUID,
    emit(event) {
      state = reduceBatch(state, event);
      failures.hear(event);
      // the explanations come before the last event
      if (event.event === 'batch' && event.buildBatchStatus !== 'IN_PROGRESS') end = event;
      else printer.hear(event);
    },
  });
  const builds = plan.ok ? buildsById(plan.batch, state) : new Map<string, BatchBuild>();
  const explained = await failures.explain([...builds.keys()], async (buildId) => {
    const build = builds.get(buildId);
    const asked = build ? await buildRequestOf(batch, build, { buildId, index: 0 }) : batch.build;
    return knownBuild(asked, options.executor);
  });
  for (const { event } of explained) printer.explain(event);
  if (end) printer.hear(end);
  printer.end(state);
  const lines = [
    ...(options.format === 'log' && !outcome.couldNotRun ? await linesOf(explained, builds, options) : []),
    ...afterwards(outcome, options, request.buildspec.text),
  ];
  for (const line of lines) io.stderr.write(`${line}\n`);
  return exitCode(outcome);
}

function buildsById({ builds }: Batch, { buildGroups }: BatchState): Map<string, BatchBuild> {
  return new Map(
    buildGroups.flatMap((group) => {
      const build = builds.find(({ identifier }) => identifier === group.identifier);
      return build ? [[buildIdOf(group), build] as const] : [];
    }),
  );
}

function linesOf(
  failures: readonly ExplainedFailure[],
  builds: ReadonlyMap<string, BatchBuild>,
  { file = 'buildspec.yml' }: RunOptions,
): Promise<string[]> {
  return failureLines(
    failures,
    (buildId) => builds.get(buildId)?.buildspec ?? file,
    (buildId) => builds.get(buildId)?.identifier ?? buildId,
  );
}

/** Needed only by builds that name no image themselves. */
function imageFor({ builds }: Batch, options: RunOptions): string {
  return builds.every(({ env }) => env.image !== undefined) ? (options.image ?? '') : imageOf(options);
}

function adviceOn(
  batch: Batch,
  { privileged, executor }: RunOptions,
  machine: ComputeSize,
  concurrency: number,
): string[] {
  const lines: string[] = [];
  const fit = fitOf(batch, machine, concurrency);
  if (!fit.fits)
    lines.push(
      `This computer may be too small for the batch: ${fit.reasons.join(' ')} CodeBuild can run it (StartBuildBatch).`,
    );
  const asking = privilegedBuilds(batch);
  if (asking.length > 0 && !privileged && executor === 'docker')
    lines.push(
      `Not run in privileged mode, which the buildspec asks for: ${asking.join(', ')}. Allow it with --privileged.`,
    );
  return lines;
}

interface Printer {
  hear: (event: BuildEvent) => void;
  explain: (event: ExplanationEvent) => void;
  end: (state: BatchState) => void;
}

function jsonPrinter({ stdout }: CliIo): Printer {
  const print = (event: object) => void stdout.write(`${JSON.stringify(event)}\n`);
  return { hear: print, explain: print, end: () => {} };
}

/** The builds' logs as they come, then what became of each. */
function logPrinter({ stdout, env }: CliIo): Printer {
  const log = new PrefixedLog((text) => stdout.write(text), stdout.isTTY === true && !env.NO_COLOR);
  return {
    hear: (event) => log.hear(event),
    explain: () => {},
    end: (state) => void stdout.write(`\n${batchSummary(state).join('\n')}\n`),
  };
}

/** What the log does not say, for standard error. */
function afterwards(
  { couldNotRun, refused, leftBehind }: LocalBatchOutcome,
  { executor, file = 'buildspec.yml' }: RunOptions,
  buildspec: string | undefined,
): string[] {
  return [
    ...(couldNotRun?.messages ?? []),
    ...(couldNotRun?.noEngine && executor === 'docker'
      ? ['Or run the commands on this computer itself, not isolated, with --executor host.']
      : []),
    ...(refused ? refusalAdvice(buildspec, file, true) : []),
    ...leftBehind,
  ];
}

function exitCode({ buildBatchStatus, couldNotRun }: LocalBatchOutcome): number {
  if (buildBatchStatus === 'STOPPED') return EXIT.cancelled;
  if (buildBatchStatus === 'SUCCEEDED') return EXIT.ok;
  return couldNotRun ? EXIT.couldNotStart : EXIT.failed;
}
