import * as vscode from 'vscode';
import type { CoveredLines } from '../../core/builds/reports/model';
import { coveredFiles } from './covered-files';
import { statements } from './covered-lines';
import type { ShownReport } from './shown-build';
import type { WorkspaceFile } from './workspace-files';

/** The coverage of test runs: totals at once, the lines of a file when somebody opens it. */
export class RunCoverage {
  private readonly details = new WeakMap<vscode.FileCoverage, () => Promise<CoveredLines | undefined>>();

  /** Tells a run the covered files of some reports; resolves with how many are not in the workspace. */
  async add(
    run: vscode.TestRun,
    reports: readonly ShownReport[],
    matching: (path: string) => Promise<WorkspaceFile[]>,
  ): Promise<number> {
    const { files, unknown } = await coveredFiles(reports, matching);
    for (const { uri, lines, branches, details } of files) {
      const file = new vscode.FileCoverage(
        vscode.Uri.parse(uri),
        countOf(lines),
        branches && countOf(branches),
      );
      if (details) this.details.set(file, details);
      run.addCoverage(file);
    }
    return unknown;
  }

  /** The lines of a file that a run was told; none where the report has totals only. */
  async load(file: vscode.FileCoverage): Promise<vscode.StatementCoverage[]> {
    const covered = await this.details.get(file)?.();
    return covered ? statements(covered) : [];
  }
}

function countOf({ covered, total }: { covered: number; total: number }): vscode.TestCoverageCount {
  return new vscode.TestCoverageCount(covered, total);
}
