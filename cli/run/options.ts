import { resolve } from 'node:path';
import process from 'node:process';
import { PLATFORMS, type Platform } from '../../core/builds/local/images';
import { PHASE_NAMES, type PhaseName } from '../../core/buildspec/buildspec';
import { UsageError } from '../io';
import { parseOptions } from '../parse-options';

export interface RunOptions {
  /** As given; undefined for the source's buildspec.yml. */
  file?: string;
  /** Absolute. */
  source: string;
  secondarySources: Record<string, string>;
  executor: 'docker' | 'host';
  image?: string;
  /** Of the image; undefined: what its name says, else the engine's own. */
  platform?: Platform;
  privileged: boolean;
  variables: { name: string; value: string }[];
  /** Absolute. */
  environmentFiles: string[];
  /** Of AWS, whose credentials the commands get. */
  profile?: string;
  region?: string;
  /** Absolute. */
  secretsFile?: string;
  artifactsDirectory?: string;
  cacheDirectory?: string;
  reportsDirectory?: string;
  timeoutMinutes: number;
  format: 'log' | 'json';
  /** Undefined: all. */
  phases?: PhaseName[];
  /** Tells what would run, and runs nothing. */
  dryRun: boolean;
  /** Runs the builds of the batch section. */
  batch: boolean;
  /** How many of them run at once; undefined: what the computer takes. */
  concurrency?: number;
}

const DEFAULT_TIMEOUT_MINUTES = 60;
// of AWS docs limits: "Build timeout"
const LONGEST_TIMEOUT_MINUTES = 2160;

/** Reads the arguments of `run`; throws UsageError, which names the argument that is wrong. */
export function readRunOptions(args: string[], cwd: string, platform = process.platform): RunOptions {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) throw new UsageError(`run takes one buildspec, not ${positionals.length}.`);
  const sources = (values.source ?? []).map((value) => readSource(value, platform));
  const primary = sources.filter(({ identifier }) => identifier === undefined);
  if (primary.length > 1) throw new UsageError('--source without an identifier can be given once.');
  const identifiers = sources.map(({ identifier }) => identifier);
  const twice = identifiers.find(
    (identifier, index) => identifier && identifiers.indexOf(identifier) < index,
  );
  if (twice) throw new UsageError(`--source ${twice}: is given twice. Each identifier names one folder.`);
  if (values.executor === 'host') {
    const ofContainers = (['platform', 'privileged'] as const).find((option) => values[option] !== undefined);
    if (ofContainers)
      throw new UsageError(`--${ofContainers} is of containers. Leave it out with --executor host.`);
  }
  return {
    file: positionals[0],
    source: resolve(cwd, primary[0]?.directory ?? '.'),
    secondarySources: Object.fromEntries(
      sources.flatMap(({ identifier, directory }) =>
        identifier ? [[identifier, resolve(cwd, directory)]] : [],
      ),
    ),
    executor: oneOf('executor', values.executor ?? 'docker', ['docker', 'host']),
    image: values.image,
    platform: values.platform === undefined ? undefined : oneOf('platform', values.platform, PLATFORMS),
    privileged: values.privileged ?? false,
    variables: (values.env ?? []).map(readVariable),
    environmentFiles: (values['env-file'] ?? []).map((file) => resolve(cwd, file)),
    profile: named('profile', values.profile),
    region: named('region', values.region),
    secretsFile: values['secrets-file'] === undefined ? undefined : resolve(cwd, values['secrets-file']),
    artifactsDirectory: values.artifacts === undefined ? undefined : resolve(cwd, values.artifacts),
    cacheDirectory: values.cache === undefined ? undefined : resolve(cwd, values.cache),
    reportsDirectory: values.reports === undefined ? undefined : resolve(cwd, values.reports),
    timeoutMinutes: readTimeout(values.timeout),
    format: oneOf('format', values.format ?? 'log', ['log', 'json']),
    phases: values.phase?.map((value) => oneOf('phase', value, PHASE_NAMES)),
    dryRun: values['dry-run'] ?? false,
    batch: values.batch ?? false,
    concurrency: readConcurrency(values.concurrency, values.batch),
  };
}

function parse(args: string[]) {
  return parseOptions({
    args,
    allowPositionals: true,
    options: {
      source: { type: 'string', multiple: true },
      executor: { type: 'string' },
      image: { type: 'string' },
      platform: { type: 'string' },
      privileged: { type: 'boolean' },
      env: { type: 'string', multiple: true },
      'env-file': { type: 'string', multiple: true },
      profile: { type: 'string' },
      region: { type: 'string' },
      'secrets-file': { type: 'string' },
      artifacts: { type: 'string' },
      cache: { type: 'string' },
      reports: { type: 'string' },
      timeout: { type: 'string' },
      format: { type: 'string' },
      phase: { type: 'string', multiple: true },
      'dry-run': { type: 'boolean' },
      batch: { type: 'boolean' },
      concurrency: { type: 'string' },
    },
  });
}

/** A script's empty variable must not choose another account or region than its author meant. */
function named(option: string, value: string | undefined): string | undefined {
  if (value?.trim() === '') throw new UsageError(`--${option} is empty. Give it a value, or leave it out.`);
  return value;
}

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const known = allowed.find((candidate) => candidate === value);
  if (known === undefined)
    throw new UsageError(
      `--${option} takes ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${value}".`,
    );
  return known;
}

/** `ID:DIR` with a source identifier as CodeBuild allows it, else a folder. */
function readSource(value: string, platform: NodeJS.Platform): { identifier?: string; directory: string } {
  // one letter is a drive there
  const pattern = platform === 'win32' ? /^(\w{2,127}):(.+)$/s : /^(\w{1,127}):(.+)$/s;
  const [, identifier, directory = ''] = pattern.exec(value) ?? [];
  return identifier === undefined ? { directory: value } : { identifier, directory };
}

function readVariable(value: string): { name: string; value: string } {
  const equals = value.indexOf('=');
  if (equals < 1) throw new UsageError(`--env takes NAME=VALUE, not "${value}".`);
  const name = value.slice(0, equals);
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new UsageError(
      `--env takes NAME=VALUE. The name "${name}" must be of letters, digits and _, and not begin with a digit.`,
    );
  }
  return { name, value: value.slice(equals + 1) };
}

function readTimeout(value: string | undefined): number {
  if (value === undefined) return DEFAULT_TIMEOUT_MINUTES;
  const minutes = Number(value);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_TIMEOUT_MINUTES) return minutes;
  throw new UsageError(`--timeout takes minutes from 1 to ${LONGEST_TIMEOUT_MINUTES}, not "${value}".`);
}

function readConcurrency(value: string | undefined, isBatch = false): number | undefined {
  if (value === undefined) return undefined;
  if (!isBatch) throw new UsageError('--concurrency is for the builds of a --batch.');
  const builds = Number(value);
  if (Number.isInteger(builds) && builds >= 1) return builds;
  throw new UsageError(`--concurrency takes a number of builds from 1, not "${value}".`);
}
