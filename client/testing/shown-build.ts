import type { CoverageTotals, CoveredLines, TestCase } from '../../core/builds/reports/model';

/** A report as the Testing view shows it, whoever ran the build. Nothing in it is to be trusted. */
export interface ShownReport {
  /** Of its report group. */
  name: string;
  /** What its build is called in the batch that is shown. */
  identifier?: string;
  testCases: readonly TestCase[];
  /** How many tests ran where the report holds fewer. */
  total?: number;
  /** Keys of the tests that are known to be flaky. */
  flaky: ReadonlySet<string>;
  codeCoverages: readonly CoverageTotals[];
  /** Reads the lines of a covered file; absent where there are totals only. */
  linesOf?(filePath: string): Promise<CoveredLines | undefined>;
}

/** A build, or a batch, whose reports the Testing view shows. */
export interface ShownBuild {
  /** What stands for all builds of a buildspec file or of a project. */
  root: { id: string; label: string; uri?: string };
  /** Such as `web #12`. */
  name: string;
  /** Which one it is among those of its root, such as `build #12`. */
  description: string;
  /** How it ended, such as `Failed`. */
  status: string;
  reports: readonly ShownReport[];
  /** The URI of the workspace folder that was built, where that is known. */
  folder?: string;
  /** Absent where it cannot run again. */
  again?: RunAgain;
}

/** Runs a build again, whole: CodeBuild runs no single tests. */
export interface RunAgain {
  /** A question for the user, where it is not theirs alone to start; absent: it just starts. */
  question?: string;
  /** Resolves at the end of the new build, undefined where none was made or it has nothing to show. Aborting stops it. */
  run(signal: AbortSignal): Promise<ShownBuild | undefined>;
}
