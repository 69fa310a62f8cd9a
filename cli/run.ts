import { homedir, tmpdir } from 'node:os';
import process from 'node:process';
import { systemClock } from '../core/builds/clock';
import type { BuildEvent } from '../core/builds/events';
import type { Engine } from '../core/builds/local/engine';
import { knownBuild } from '../core/builds/local/known-build';
import { paced } from '../core/builds/local/pace';
import type { ProfileAccess } from '../core/builds/local/profile-access';
import type { AwsDependencies, LocalBuildOutcome, LocalBuildRequest } from '../core/builds/local/request';
import { runLocalBuild } from '../core/builds/local/run';
import { formatEvent } from '../core/builds/log/format';
import { type CliIo, EXIT } from './io';
import { openAccess } from './run/access';
import { runBatch } from './run/batch';
import { CannotStart } from './run/cannot-start';
import { dryRun } from './run/dry-run';
import { Failures, failureLines } from './run/failures';
import { type RunOptions, readRunOptions } from './run/options';
import { refusalAdvice } from './run/refusal';
import { buildRequest, imageOf } from './run/request';
import { secretsFor } from './run/secrets';

/** Runs a buildspec on this computer; the contract of its output and exit codes is in docs/command-line.md. */
export async function run(args: string[], io: CliIo): Promise<number> {
  const options = readRunOptions(args, io.cwd);
  let access: ProfileAccess | undefined;
  try {
    if (options.dryRun) return await dryRun(await buildRequest(options, io), options, io);
    // loaded beside what is read next
    const engine = engineFor(options, io);
    access = await openAccess(options, io);
    const asked = await buildRequest(options, io);
    const request = { ...asked, region: access?.region ?? asked.region };
    // a build of a batch may name its own
    const image = options.batch ? '' : imageOf(options);
    const aws: AwsDependencies = {
      credentials: access?.credentials,
      registryCredentials: access?.registryCredentials,
      credentialsAdvice: 'give them those of a profile with --profile NAME',
      secrets: await secretsFor(request, options, access, io),
    };
    if (!options.batch)
      return await runOne({ ...request, image }, { ...aws, engine: await engine }, options, io);
    return await runBatch(request, { ...aws, engine: await engine }, options, io);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    if (io.signal.aborted) return EXIT.cancelled;
    io.stderr.write(`${error.message}\n`);
    return EXIT.couldNotStart;
  } finally {
    access?.dispose();
  }
}

async function runOne(
  request: LocalBuildRequest,
  dependencies: AwsDependencies & { engine: Engine },
  options: RunOptions,
  io: CliIo,
): Promise<number> {
  const print = options.format === 'json' ? jsonPrinter(io) : logPrinter(io);
  const file = options.file ?? 'buildspec.yml';
  const failures = new Failures();
  let isRefused = false;
  let failedEnd: BuildEvent | undefined;
  const outcome = await runLocalBuild(request, {
    ...dependencies,
    clock: systemClock,
    signal: io.signal,
    emit(event) {
      isRefused ||= refusesBuildspec(event);
      failures.hear(event);
      // the explanation comes before the last event
      if (event.event === 'build' && event.buildStatus === 'FAILED') failedEnd = event;
      else print(event);
    },
  });
  const advice: string[] = [];
  if (failedEnd) {
    const known = knownBuild(request, options.executor);
    const explained = await failures.explain([request.buildId], async () => known);
    if (options.format === 'json')
      for (const { event } of explained) io.stdout.write(`${JSON.stringify(event)}\n`);
    else if (outcome.ok) advice.push(...(await failureLines(explained, () => file)));
    print(failedEnd);
  }
  if (isRefused) advice.push(...refusalAdvice(request.buildspec.text, file, false));
  for (const line of afterwards(outcome, options, advice)) io.stderr.write(`${line}\n`);
  return exitCode(outcome);
}

/** True where DOWNLOAD_SOURCE fails over the buildspec itself. */
function refusesBuildspec(event: BuildEvent): boolean {
  return (
    event.event === 'phase' &&
    event.phaseType === 'DOWNLOAD_SOURCE' &&
    event.contexts.some(({ statusCode }) => statusCode === 'YAML_FILE_ERROR')
  );
}

/** What the log does not say, for standard error. */
function afterwards(outcome: LocalBuildOutcome, { executor }: RunOptions, advice: string[]): string[] {
  const lines: string[] = [];
  if (!outcome.ok) lines.push(outcome.message);
  if (!outcome.ok && outcome.noEngine && executor === 'docker' && process.platform !== 'win32')
    lines.push('Or run the commands on this computer itself, not isolated, with --executor host.');
  lines.push(...advice);
  if (outcome.leftBehind !== undefined) lines.push(outcome.leftBehind);
  return lines;
}

function jsonPrinter({ stdout }: CliIo) {
  return (event: BuildEvent) => void stdout.write(`${JSON.stringify(event)}\n`);
}

function logPrinter({ stdout }: CliIo) {
  return (event: BuildEvent) => {
    const text = formatEvent(event);
    if (text !== '') stdout.write(text);
  };
}

function exitCode(outcome: LocalBuildOutcome): number {
  if (!outcome.ok) return EXIT.couldNotStart;
  if (outcome.buildStatus === 'STOPPED') return EXIT.cancelled;
  return outcome.buildStatus === 'SUCCEEDED' ? EXIT.ok : EXIT.failed;
}

/** The engine, kept at the pace of who reads what is printed. */
async function engineFor(options: RunOptions, io: CliIo): Promise<Engine> {
  const engine = await ownEngine(options, io);
  return paced(engine, () => io.stdout.room?.());
}

async function ownEngine({ executor }: RunOptions, { env }: CliIo): Promise<Engine> {
  const { platform } = process;
  if (executor === 'host') {
    const { createHostEngine } = await import('../core/builds/local/host-engine');
    return createHostEngine({ env, temporaryDirectory: tmpdir(), platform });
  }
  const { createDockerEngine } = await import('../core/builds/local/docker-engine');
  return createDockerEngine({ env, homeDirectory: env.HOME ?? homedir(), platform });
}
