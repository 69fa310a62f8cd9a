import { PHASE_TYPES } from '../../history/phase-types';
import type { BuildRecord, RecordedPhase, RecordedStatus, RecordNote } from '../../history/record';

/** Names what a file is. A version more means that an older product cannot read the lines. */
export const FORMAT = 'codebuild-history';
export const VERSION = 1;

export type RecordLine =
  | { kind: 'record'; record: BuildRecord }
  | { kind: 'note'; note: RecordNote }
  /** Cut short, or written by something else. */
  | { kind: 'unreadable' };

export function headerLine(): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION })}\n`;
}

/** The version of a file by its first line; undefined where that is no header. */
export function versionOf(line: string): number | undefined {
  const header = parsed(line);
  return header?.format === FORMAT && typeof header.version === 'number' ? header.version : undefined;
}

/** Type, status, start as milliseconds after that of the build, and duration. */
type PhaseTuple = [number, string, number | null, number | null];

export function recordLine({ phases, ...record }: BuildRecord): string {
  const { startTime = 0 } = record;
  const tuples = phases.map(
    ({ phaseType, phaseStatus, startTime: start, duration }): PhaseTuple => [
      PHASE_TYPES.indexOf(phaseType),
      phaseStatus,
      start === undefined ? null : start - startTime,
      duration ?? null,
    ],
  );
  return `${JSON.stringify({ ...record, phases: tuples })}\n`;
}

export function noteLine({ id, ...note }: RecordNote): string {
  return `${JSON.stringify({ noteOf: id, ...note })}\n`;
}

export function readLine(line: string): RecordLine {
  const value = parsed(line);
  if (!value) return { kind: 'unreadable' };
  if (typeof value.noteOf === 'string') {
    const { noteOf, ...note } = value;
    return { kind: 'note', note: { ...readNote(note), id: noteOf } };
  }
  const record = readRecord(value);
  return record ? { kind: 'record', record } : { kind: 'unreadable' };
}

function readRecord(value: Record<string, unknown>): BuildRecord | undefined {
  const { id, runsOn, project, status, phases, startTime } = value;
  if (typeof id !== 'string' || typeof project !== 'string' || typeof status !== 'string') return undefined;
  if ((runsOn !== 'cloud' && runsOn !== 'local') || !Array.isArray(phases)) return undefined;
  const start = typeof startTime === 'number' ? startTime : 0;
  return {
    ...(value as unknown as BuildRecord),
    ...readNote(value),
    phases: phases.flatMap((phase) => readPhase(phase, start) ?? []),
  };
}

function readPhase(tuple: unknown, buildStart: number): RecordedPhase | undefined {
  if (!Array.isArray(tuple)) return undefined;
  const [type, phaseStatus, start, duration] = tuple as unknown[];
  const phaseType = PHASE_TYPES[type as number];
  if (!phaseType || typeof phaseStatus !== 'string') return undefined;
  return {
    phaseType,
    phaseStatus: phaseStatus as RecordedStatus,
    ...(typeof start === 'number' && { startTime: buildStart + start }),
    ...(typeof duration === 'number' && { duration }),
  };
}

/** Of what a note may say: what has another shape is left out. */
function readNote({ tests, testCases, ...rest }: Record<string, unknown>): Omit<RecordNote, 'id'> {
  return {
    ...(rest as Omit<RecordNote, 'id'>),
    tests: isCounts(tests) ? tests : undefined,
    testCases: Array.isArray(testCases) ? testCases.filter(isTestCase) : undefined,
  };
}

function isCounts(value: unknown): value is NonNullable<BuildRecord['tests']> {
  if (typeof value !== 'object' || value === null) return false;
  const counts = value as Record<string, unknown>;
  return ['succeeded', 'failed', 'skipped', 'unknown'].every((name) => typeof counts[name] === 'number');
}

function isTestCase(value: unknown): value is NonNullable<BuildRecord['testCases']>[number] {
  if (typeof value !== 'object' || value === null) return false;
  const { key, passed } = value as Record<string, unknown>;
  return typeof key === 'string' && typeof passed === 'boolean';
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
