import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { readEnvironmentFile } from '../../core/builds/local/environment-file';
import { curatedImageFor } from '../../core/builds/local/images';
import type { LocalBuildRequest } from '../../core/builds/local/request';
import { looksSecret } from '../../core/builds/secret-names';
import type { CliIo } from '../io';
import { readText, whyUnreadable } from '../lint/files';
import { CannotStart } from './cannot-start';
import type { RunOptions } from './options';

/** What the options ask for, but for the image; throws CannotStart where that cannot be run. */
export async function buildRequest(
  options: RunOptions,
  io: CliIo,
): Promise<Omit<LocalBuildRequest, 'image'>> {
  const { source, secondarySources } = options;
  for (const folder of [source, ...Object.values(secondarySources)]) await checkFolder(folder, io.cwd);
  for (const { name } of options.variables) {
    if (name.startsWith('CODEBUILD_'))
      io.stderr.write(`--env ${name}: names that begin with CODEBUILD_ are CodeBuild's own; use another.\n`);
  }
  const environmentVariables = [
    ...(await readEnvironmentFiles('env', options.environmentFiles)),
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
    region: options.region ?? io.env.AWS_REGION ?? io.env.AWS_DEFAULT_REGION ?? 'us-east-1',
    artifactsDirectory: options.artifactsDirectory,
    cacheDirectory: options.cacheDirectory,
    reportsDirectory: options.reportsDirectory,
    timeoutMinutes: options.timeoutMinutes,
    platform: options.platform,
    privileged: options.privileged,
    phases: options.phases,
  };
}

/** What the build runs in; throws CannotStart where that must be chosen first. */
export function imageOf({ executor, image }: RunOptions): string {
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

/** Reads `NAME=VALUE` lines; `kind` is what the files are called in a message. */
export async function readEnvironmentFiles(
  kind: string,
  files: string[],
): Promise<{ name: string; value: string }[]> {
  const variables: { name: string; value: string }[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new CannotStart(`There is no ${kind} file at ${file}.`);
      throw new CannotStart(`The ${kind} file ${file} cannot be read: ${error.message}`);
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
