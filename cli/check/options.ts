import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../io';
import { type CheckFormat, checkFormats } from './formats';

export interface CheckOptions {
  project: string;
  profile?: string;
  region?: string;
  /** Absolute; the folder that has the project's source. */
  source: string;
  /** Whether the user says that it has, or only stands there. */
  isGiven: boolean;
  asksIam: boolean;
  format: CheckFormat;
}

/** Reads the arguments of `check`; throws UsageError, which names the argument that is wrong. */
export function readCheckOptions(args: string[], cwd: string): CheckOptions {
  const { values, positionals } = parse(args);
  const [stray] = positionals;
  if (stray !== undefined)
    throw new UsageError(`check does not take "${stray}": a project is named by --project.`);
  const project = named('project', values.project);
  if (project === undefined) throw new UsageError('check needs --project NAME.');
  const format = values.format ?? 'text';
  if (!isFormat(format)) {
    throw new UsageError(`--format takes ${Object.keys(checkFormats).join(', ')}, not "${format}".`);
  }
  return {
    project,
    profile: named('profile', values.profile),
    region: named('region', values.region),
    source: resolve(cwd, values.source ?? '.'),
    isGiven: values.source !== undefined,
    asksIam: values.iam ?? false,
    format,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        project: { type: 'string' },
        profile: { type: 'string' },
        region: { type: 'string' },
        source: { type: 'string' },
        iam: { type: 'boolean' },
        format: { type: 'string' },
      },
    });
  } catch (error) {
    // node adds advice on `--` that fits no command of ours
    throw new UsageError(
      error instanceof Error ? error.message.replace(/\. To specify.*/s, '.') : String(error),
    );
  }
}

/** A script's empty variable must not choose another account or region than its author meant. */
function named(option: string, value: string | undefined): string | undefined {
  if (value?.trim() === '') throw new UsageError(`--${option} is empty. Give it a value, or leave it out.`);
  return value;
}

function isFormat(format: string): format is CheckFormat {
  return Object.hasOwn(checkFormats, format);
}
