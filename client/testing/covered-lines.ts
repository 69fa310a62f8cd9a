import * as vscode from 'vscode';
import type { CoveredLines } from '../../core/builds/reports/model';

/** Lines of one file that VS Code gets, and the last one that a file can have. */
const MOST_LINES = 100_000;
const LAST_LINE = 10_000_000;

/** The lines of a file as VS Code shows them, each a statement with its branches. */
export function statements({ lineHits, lineBranches = [] }: CoveredLines): vscode.StatementCoverage[] {
  const branches = new Map(lineBranches.map(([line, covered, missed]) => [line, { covered, missed }]));
  return lineHits
    .filter(([line]) => Number.isInteger(line) && line > 0 && line <= LAST_LINE)
    .slice(0, MOST_LINES)
    .map(([line, hits]) => {
      const { covered = 0, missed = 0 } = branches.get(line) ?? {};
      return new vscode.StatementCoverage(hits, new vscode.Position(line - 1, 0), [
        ...branchesOf(covered, true),
        ...branchesOf(missed, false),
      ]);
    });
}

/** More branches than anybody counts in a line are as many. */
const MOST_BRANCHES = 50;

function branchesOf(count: number, taken: boolean): vscode.BranchCoverage[] {
  return Array.from({ length: Math.min(count, MOST_BRANCHES) }, () => new vscode.BranchCoverage(taken));
}
