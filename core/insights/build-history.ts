import { PHASE_TYPES } from '../builds/history/phase-types';
import type { BuildRecord, RecordedPhase, RecordNote, RecordSink } from '../builds/history/record';
import { STATUSES } from '../builds/history/statuses';
import type { Trigger } from '../builds/history/trigger';
import { Column, float64, int32, uint8, uint32 } from './column';
import { Dictionary } from './dictionary';

/** Their places are the numbers that the column of triggers holds. */
export const TRIGGERS = [
  'unknown',
  'webhook',
  'pipeline',
  'rule',
  'jenkins',
  'user',
  'local',
] as const satisfies readonly Trigger[];

/** In the column of phases' statuses: the build has no such phase. */
export const NO_PHASE = 255;
/** In columns of milliseconds: not known. */
export const NO_TIME = -1;

export const CACHES = ['unknown', 'hit', 'miss'] as const;
const CACHE_CODES = { hit: 1, miss: 2 } as const;

/** Bits of the column of flags. */
export const FLAGS = {
  isLocal: 1,
  onFleet: 2,
  knowsArtifacts: 4,
  publishesArtifacts: 8,
  inBatch: 16,
  isGone: 32,
  knowsTests: 64,
} as const;

const TEST_COUNTS = ['succeeded', 'failed', 'skipped', 'unknown'] as const;

/**
 * Any number of builds in columns: some hundred bytes a build. A build has its row for good; what is told of it later replaces what the row
 * had. Figures read the columns directly.
 */
export class BuildHistory implements RecordSink {
  readonly ids: string[] = [];
  private readonly rows = new Map<string, number>();
  private readonly versions = new Map<number, number>();
  private sorted: Uint32Array | undefined;

  readonly projects = new Dictionary();
  readonly branches = new Dictionary();
  readonly initiators = new Dictionary();
  readonly regions = new Dictionary();
  readonly environmentTypes = new Dictionary();
  readonly computeTypes = new Dictionary();
  readonly sourceVersions = new Dictionary();
  readonly causes = new Dictionary();
  readonly tests = new Dictionary();

  /** Milliseconds since the epoch; NaN where it is not known. */
  readonly start = new Column(float64, Number.NaN);
  readonly end = new Column(float64, Number.NaN);
  readonly number = new Column(uint32, 0);
  readonly status = new Column(uint8, 0);
  readonly trigger = new Column(uint8, 0);
  readonly flags = new Column(uint8, 0);
  readonly autoRetry = new Column(uint8, 0);
  readonly cache = new Column(uint8, 0);
  readonly project = new Column(uint32, 0);
  readonly branch = new Column(uint32, 0);
  readonly initiator = new Column(uint32, 0);
  readonly region = new Column(uint8, 0);
  readonly environmentType = new Column(uint8, 0);
  readonly computeType = new Column(uint8, 0);
  readonly sourceVersion = new Column(uint32, 0);
  readonly cause = new Column(uint32, 0);
  /** What builds of one project and source version have alike; 0 of builds that cannot be compared by it. */
  readonly version = new Column(uint32, 0);
  /** By place in PHASE_TYPES. Milliseconds from the start of the build. */
  readonly phaseStart = new Column(int32, NO_TIME, PHASE_TYPES.length);
  readonly phaseDuration = new Column(int32, NO_TIME, PHASE_TYPES.length);
  readonly phaseStatus = new Column(uint8, NO_PHASE, PHASE_TYPES.length);
  /** Succeeded, failed, skipped, unknown. */
  readonly testCounts = new Column(uint32, 0, TEST_COUNTS.length);
  /** Of few builds: twice the code of a test, and one more where it passed. */
  private readonly testCases = new Map<number, Uint32Array>();

  get size(): number {
    return this.ids.length;
  }

  rowOf(id: string): number | undefined {
    return this.rows.get(id);
  }

  /** Adds a build, or replaces what is known of it but for what only notes have. Returns its row. */
  add(record: BuildRecord): number {
    const row = this.rows.get(record.id) ?? this.newRow(record.id);
    this.sorted = undefined;
    this.start.set(row, record.startTime ?? Number.NaN);
    this.end.set(row, record.endTime ?? Number.NaN);
    this.number.set(row, record.number ?? 0);
    this.status.set(row, Math.max(0, STATUSES.indexOf(record.status)));
    this.trigger.set(row, Math.max(0, TRIGGERS.indexOf(record.trigger)));
    this.autoRetry.set(row, Math.min(255, record.autoRetryNumber ?? 0));
    this.project.set(row, this.projects.add(record.project));
    this.branch.set(row, this.branches.add(record.branch));
    this.initiator.set(row, this.initiators.add(record.initiator));
    this.region.set(row, small(this.regions.add(record.region)));
    this.environmentType.set(row, small(this.environmentTypes.add(record.environmentType)));
    this.computeType.set(row, small(this.computeTypes.add(record.computeType)));
    this.sourceVersion.set(row, this.sourceVersions.add(record.sourceVersion));
    this.version.set(row, record.inBatch ? 0 : this.versionOf(row));
    this.flags.set(row, flagsOf(record) | (this.flags.at(row) & FLAGS.knowsTests));
    this.setPhases(row, record);
    this.note(record);
    return row;
  }

  /** Adds what was learnt of a build later; of a build that is not here nothing is kept. */
  note({ id, tests, testCases, cache, cause, isGone }: RecordNote): void {
    const row = this.rows.get(id);
    if (row === undefined) return;
    if (isGone) this.flags.set(row, this.flags.at(row) | FLAGS.isGone);
    if (cache) this.cache.set(row, CACHE_CODES[cache]);
    if (cause) this.cause.set(row, this.causes.add(cause));
    if (tests) {
      this.flags.set(row, this.flags.at(row) | FLAGS.knowsTests);
      for (const [index, name] of TEST_COUNTS.entries()) this.testCounts.set(row, tests[name], index);
    }
    if (testCases) {
      const codes = testCases.map(({ key, passed }) => 2 * this.tests.add(key) + (passed ? 1 : 0));
      this.testCases.set(row, Uint32Array.from(codes));
    }
  }

  placeOf(id: string): { number: number; startTime?: number } | undefined {
    const row = this.rows.get(id);
    if (row === undefined) return undefined;
    const startTime = this.start.at(row);
    return { number: this.number.at(row), ...(!Number.isNaN(startTime) && { startTime }) };
  }

  has(row: number, flag: number): boolean {
    return (this.flags.at(row) & flag) !== 0;
  }

  testCasesOf(row: number): Uint32Array | undefined {
    return this.testCases.get(row);
  }

  /** All rows by the time their builds began; those without such a time come last. */
  byStart(): Uint32Array {
    this.sorted ??= Uint32Array.from(this.ids.keys()).sort((a, b) => {
      const [first, second] = [this.start.at(a), this.start.at(b)];
      if (Number.isNaN(first) || Number.isNaN(second))
        return Number(Number.isNaN(first)) - Number(Number.isNaN(second)) || a - b;
      return first - second || a - b;
    });
    return this.sorted;
  }

  /** How many codes of versions there are, 0 included. */
  get versionCount(): number {
    return this.versions.size + 1;
  }

  private versionOf(row: number): number {
    const sourceVersion = this.sourceVersion.at(row);
    if (sourceVersion === 0) return 0;
    const key = this.project.at(row) * 2 ** 32 + sourceVersion;
    const code = this.versions.get(key) ?? this.versions.size + 1;
    this.versions.set(key, code);
    return code;
  }

  private newRow(id: string): number {
    const row = this.ids.length;
    this.ids.push(id);
    this.rows.set(id, row);
    return row;
  }

  private setPhases(row: number, { phases, startTime }: BuildRecord): void {
    for (const [index, phaseType] of PHASE_TYPES.entries()) {
      const phase = phases.findLast((each) => each.phaseType === phaseType);
      this.phaseStatus.set(row, phase ? Math.max(0, STATUSES.indexOf(phase.phaseStatus)) : NO_PHASE, index);
      this.phaseStart.set(row, phase ? offset(phase, startTime) : NO_TIME, index);
      this.phaseDuration.set(row, milliseconds(phase?.duration), index);
    }
  }
}

const LONGEST = 2 ** 31 - 1;

function milliseconds(value: number | undefined): number {
  return value !== undefined && value >= 0 && value <= LONGEST ? Math.round(value) : NO_TIME;
}

function offset(phase: RecordedPhase, startTime: number | undefined): number {
  if (phase.startTime === undefined || startTime === undefined) return NO_TIME;
  return milliseconds(phase.startTime - startTime);
}

/** A column of bytes: CodeBuild has far fewer regions and types than that. */
function small(code: number): number {
  return code > 255 ? 0 : code;
}

function flagsOf({ runsOn, onFleet, publishesArtifacts, inBatch, isGone }: BuildRecord): number {
  return (
    (runsOn === 'local' ? FLAGS.isLocal : 0) |
    (onFleet ? FLAGS.onFleet : 0) |
    (publishesArtifacts === undefined ? 0 : FLAGS.knowsArtifacts) |
    (publishesArtifacts ? FLAGS.publishesArtifacts : 0) |
    (inBatch ? FLAGS.inBatch : 0) |
    (isGone ? FLAGS.isGone : 0)
  );
}
