import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { systemClock } from '../core/builds/clock';
import type { BuildEvent } from '../core/builds/events';
import type { Engine } from '../core/builds/local/engine';
import { curatedImageFor } from '../core/builds/local/images';
import type { LocalBuildOutcome, LocalBuildRequest } from '../core/builds/local/request';
import { runLocalBuild } from '../core/builds/local/run';
import { looksSecret } from '../core/builds/local/secret-names';
import { formatEvent } from '../core/builds/log/format';
import { type CliIo, EXIT } from './io';
import { readText, whyUnreadable } from './lint/files';
import { readEnvironmentFile } from './run/env-file';
import { type RunOptions, readRunOptions } from './run/options';

/** What a user can still change: told on standard error, exit 2. */
class CannotStart extends Error {
  override name = 'CannotStart';
}

/** Runs a buildspec on this computer; the contract of its output and exit codes is in the README. */
export async function run(args: string[], io: CliIo): Promise<number> {
  const options = readRunOptions(args, io.cwd);
  try {
    const request = await buildRequest(options, io);
    const print = options.format === 'json' ? jsonPrinter(io) : logPrinter(io);
    let isRefused = false;
    const outcome = await runLocalBuild(request, {
      engine: await engineFor(options, io),
      clock: systemClock,
      signal: io.signal,
      emit(event) {
        isRefused ||= refusesBuildspec(event);
        print(event);
      },
    });
    for (const line of afterwards(outcome, options, isRefused)) io.stderr.write(`${line}\n`);
    return exitCode(outcome);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    if (io.signal.aborted) return EXIT.cancelled;
    io.stderr.write(`${error.message}\n`);
    return EXIT.couldNotStart;
  }
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
function afterwards(
  outcome: LocalBuildOutcome,
  { executor, file = 'buildspec.yml' }: RunOptions,
  isRefused: boolean,
): string[] {
  const lines: string[] = [];
  if (!outcome.ok) lines.push(outcome.message);
  if (!outcome.ok && outcome.noEngine && executor === 'docker')
    lines.push('Or run the commands on this computer itself, not isolated, with --executor host.');
  if (isRefused) lines.push(`The buildspec was refused. See where and why with: lint ${file}`);
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

async function engineFor({ executor }: RunOptions, { env }: CliIo): Promise<Engine> {
  const { platform } = process;
  if (executor === 'host') {
    const { createHostEngine } = await import('../core/builds/local/host-engine');
    return createHostEngine({ env, temporaryDirectory: tmpdir(), platform });
  }
  const { createDockerEngine } = await import('../core/builds/local/docker-engine');
  return createDockerEngine({ env, homeDirectory: env.HOME ?? homedir(), platform });
}

async function buildRequest(options: RunOptions, io: CliIo): Promise<LocalBuildRequest> {
  const { source, secondarySources } = options;
  for (const folder of [source, ...Object.values(secondarySources)]) await checkFolder(folder, io.cwd);
  for (const { name } of options.variables) {
    if (name.startsWith('CODEBUILD_'))
      io.stderr.write(`--env ${name}: names that begin with CODEBUILD_ are CodeBuild's own; use another.\n`);
  }
  const environmentVariables = [
    ...(await readEnvironmentFiles(options.environmentFiles)),
    ...options.variables,
  ];
  return {
    buildId: `${projectName(source)}:${randomUUID()}`,
    buildNumber: 1,
    initiator: io.env.USER ?? io.env.USERNAME ?? 'local',
    buildspec: await readBuildspecFile(options, io),
    source,
    secondarySources,
    environmentVariables,
    secretNames: environmentVariables.map(({ name }) => name).filter(looksSecret),
    region: io.env.AWS_REGION ?? io.env.AWS_DEFAULT_REGION ?? 'us-east-1',
    image: imageOf(options),
    artifactsDirectory: options.artifactsDirectory,
    timeoutMinutes: options.timeoutMinutes,
  };
}

function imageOf({ executor, image }: RunOptions): string {
  if (image?.trim()) return image;
  if (executor === 'host') return 'host';
  const curated = curatedImageFor(process.arch);
  throw new CannotStart(
    [
      'No image is given for the build. Name one with --image, for example',
      `  --image ${curated}   what CodeBuild has, several GB`,
      '  --image public.ecr.aws/amazonlinux/amazonlinux:2023   small, with little in it',
      'or run the commands on this computer itself, not isolated, with --executor host.',
    ].join('\n'),
  );
}

async function checkFolder(folder: string, cwd: string): Promise<void> {
  const stats = await stat(folder).catch(() => undefined);
  if (stats?.isDirectory()) return;
  const beforeColon = /^([^/\\:]+):/.exec(relative(cwd, folder))?.[1];
  const rule =
    beforeColon === undefined
      ? ''
      : ` "${beforeColon}" is no identifier: those have letters, digits and _ only, at most 127.`;
  throw new CannotStart(`The source ${folder} is no folder. Name one with --source.${rule}`);
}

/** The file in the source, or else from where the command was given. */
async function readBuildspecFile({ file = 'buildspec.yml', source }: RunOptions, { cwd, signal }: CliIo) {
  const candidates = [...new Set([resolve(source, file), resolve(cwd, file)])];
  for (const candidate of candidates) {
    const read = await readText(candidate, signal).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw new CannotStart(`${file}: ${whyUnreadable(file, error)}`);
    });
    if (read !== undefined) return { text: read.text, path: pathInside(source, candidate) };
  }
  throw new CannotStart(
    `There is no buildspec at ${candidates.join(' or ')}. Name one: run path/to/buildspec.yml`,
  );
}

/** '/' between the parts; undefined for what is not in the folder. */
function pathInside(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? undefined : path.split(sep).join('/');
}

async function readEnvironmentFiles(files: string[]): Promise<{ name: string; value: string }[]> {
  const variables: { name: string; value: string }[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new CannotStart(`The env file ${file} cannot be read: ${error.message}`);
    });
    const read = readEnvironmentFile(text);
    if (!read.ok) throw new CannotStart(`${file}:${read.line}: expected NAME=VALUE.`);
    variables.push(...read.variables);
  }
  return variables;
}

/** A project's name as CodeBuild allows it, from the folder's. */
function projectName(folder: string): string {
  const name = basename(folder)
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '');
  return name.length >= 2 ? name.slice(0, 150) : 'local';
}
