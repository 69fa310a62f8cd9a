import type { Severities } from '../core/buildspec/options';
import type { Severity } from '../core/buildspec/problems';

/** The settings of a folder as the server uses them. */
export interface Settings {
  severities: Severities;
  /** Globs of further buildspecs. */
  files: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = { severities: {}, files: [] };

export const SECTION = 'codebuild';

const SEVERITIES = new Set<unknown>(['error', 'warning', 'information', 'hint', 'off'] satisfies (
  | Severity
  | 'off'
)[]);

/** Reads the section `codebuild` of an editor's settings; what is of another form than protocol.ts says is left out. */
export function readSettings(section: unknown): Settings {
  const severities = at(section, 'lint', 'severities');
  const files = at(section, 'buildspec', 'files');
  const wanted = isObject(severities) ? Object.entries(severities) : [];
  return {
    severities: Object.fromEntries(
      wanted.filter((entry): entry is [string, Severity | 'off'] => SEVERITIES.has(entry[1])),
    ),
    files: Array.isArray(files) ? files.filter((glob): glob is string => typeof glob === 'string') : [],
  };
}

function at(value: unknown, ...keys: string[]): unknown {
  let current = value;
  for (const key of keys) current = isObject(current) ? current[key] : undefined;
  return current;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
