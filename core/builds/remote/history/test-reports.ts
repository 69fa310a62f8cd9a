import type { BuildRecord, RecordNote } from '../../history/record';

interface Reported {
  project: string;
  sourceVersion?: string;
  inBatch: boolean;
  reportArns: string[];
  /** Undefined until its reports were read. */
  failedTests?: number;
  hasCases: boolean;
}

/** A build whose reports are to be read. */
export interface WantedReports {
  id: string;
  reportArns: readonly string[];
}

/** CodeBuild keeps reports for 30 days (AWS docs, test reports). */
const KEPT = 30 * 24 * 3_600_000;

/** The builds of a history that CodeBuild still has reports of, and what is to be read of them. */
export class TestReports {
  private readonly builds = new Map<string, Reported>();

  /** `now` is milliseconds since the epoch. */
  constructor(private readonly now: number) {}

  hear(record: BuildRecord): void {
    const { id, project, sourceVersion, inBatch = false, reportArns = [], endTime } = record;
    if (reportArns.length === 0 || endTime === undefined || endTime < this.now - KEPT) return;
    if (record.status === 'IN_PROGRESS') return;
    this.builds.set(id, { project, sourceVersion, inBatch, reportArns, hasCases: false });
    this.hearNote(record);
  }

  hearNote({ id, tests, testCases }: RecordNote): void {
    const build = this.builds.get(id);
    if (!build) return;
    if (tests) build.failedTests = tests.failed;
    if (testCases) build.hasCases = true;
  }

  /** Builds whose tests were not counted yet. */
  uncounted(): WantedReports[] {
    return [...this.builds].flatMap(([id, { reportArns, failedTests }]) =>
      failedTests === undefined ? { id, reportArns } : [],
    );
  }

  /**
   * Builds whose single tests tell whether some are flaky: several built one source version, and tests failed in one of them. The tests of
   * all other builds would be many calls that say nothing.
   */
  comparable(): WantedReports[] {
    const versions = new Map<string, [string, Reported][]>();
    for (const entry of this.builds) {
      const [, { project, sourceVersion, inBatch, failedTests }] = entry;
      if (!sourceVersion || inBatch || failedTests === undefined) continue;
      const key = JSON.stringify([project, sourceVersion]);
      versions.set(key, [...(versions.get(key) ?? []), entry]);
    }
    return [...versions.values()]
      .filter((alike) => alike.length > 1 && alike.some(([, { failedTests = 0 }]) => failedTests > 0))
      .flatMap((alike) =>
        alike.flatMap(([id, { reportArns, hasCases }]) => (hasCases ? [] : { id, reportArns })),
      );
  }
}
