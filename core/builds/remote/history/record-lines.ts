import { PHASE_TYPES } from '../../history/phase-types';
import type { BuildRecord, RecordedPhase, RecordNote } from '../../history/record';
import { STATUSES } from '../../history/statuses';

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

/** The start is in milliseconds after that of the build. */
type PhaseTuple = [type: number, status: number, start: number | null, duration: number | null];

export function recordLine({ phases, ...record }: BuildRecord): string {
  const { startTime = 0 } = record;
  const tuples = phases.map(
    ({ phaseType, phaseStatus, startTime: start, duration }): PhaseTuple => [
      PHASE_TYPES.indexOf(phaseType),
      Math.max(0, STATUSES.indexOf(phaseStatus)),
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
    checkNote(note);
    return { kind: 'note', note: { ...note, id: noteOf } };
  }
  const record = readRecord(value);
  return record ? { kind: 'record', record } : { kind: 'unreadable' };
}

const TEXTS = [
  'region',
  'initiator',
  'trigger',
  'branch',
  'sourceVersion',
  'environmentType',
  'computeType',
] as const satisfies readonly (keyof BuildRecord)[];
const NUMBERS = [
  'number',
  'startTime',
  'endTime',
  'autoRetryNumber',
] as const satisfies readonly (keyof BuildRecord)[];

/** Changes the parsed value into the record: many of them are read at a time. What has another shape is left out. */
function readRecord(value: Record<string, unknown>): BuildRecord | undefined {
  const { id, runsOn, project, status, phases, reportArns } = value;
  if (typeof id !== 'string' || typeof project !== 'string' || typeof status !== 'string') return undefined;
  if ((runsOn !== 'cloud' && runsOn !== 'local') || !Array.isArray(phases)) return undefined;
  for (const name of TEXTS) if (typeof value[name] !== 'string') value[name] = undefined;
  for (const name of NUMBERS) if (typeof value[name] !== 'number') value[name] = undefined;
  if (!Array.isArray(reportArns) || !reportArns.every((arn) => typeof arn === 'string'))
    value.reportArns = undefined;
  const { startTime } = value;
  const read: RecordedPhase[] = [];
  for (const tuple of phases) {
    const phase = readPhase(tuple, typeof startTime === 'number' ? startTime : 0);
    if (phase) read.push(phase);
  }
  value.phases = read;
  checkNote(value);
  return value as unknown as BuildRecord;
}

function readPhase(tuple: unknown, buildStart: number): RecordedPhase | undefined {
  if (!Array.isArray(tuple)) return undefined;
  const [type, status, start, duration] = tuple as unknown[];
  const phaseType = PHASE_TYPES[type as number];
  const phaseStatus = STATUSES[status as number];
  if (!phaseType || !phaseStatus) return undefined;
  return {
    phaseType,
    phaseStatus,
    startTime: typeof start === 'number' ? buildStart + start : undefined,
    duration: typeof duration === 'number' ? duration : undefined,
  };
}

function checkNote(value: Record<string, unknown>): void {
  if (value.cause !== undefined && typeof value.cause !== 'string') value.cause = undefined;
  if (value.tests !== undefined && !isCounts(value.tests)) value.tests = undefined;
  if (value.testCases === undefined) return;
  value.testCases = Array.isArray(value.testCases) ? value.testCases.filter(isTestCase) : undefined;
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
