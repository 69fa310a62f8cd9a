import type { CodeCoverage, CoverageCounts } from './model';

interface FileCounts {
  hits: Map<number, number>;
  /** By a place that one branch has in all files of a report. */
  branches: Map<string, { covered: number; missed: number; line?: number }>;
  /** Of formats that give no lines. */
  totals?: { linesCovered: number; linesMissed: number };
}

/** Lines that a report keeps one by one; its counts are of all of them. */
const MOST_LINES = 1_000_000;

/** The coverage of a report's files. A file that comes several times, as for each of its classes, is one. */
export class Coverage {
  private readonly files = new Map<string, FileCounts>();

  /** Makes a file known, even where nothing more is said of it. */
  file(path: string): void {
    this.of(path);
  }

  line(path: string, line: number, hits: number): void {
    if (line < 1) return;
    const file = this.of(path).hits;
    file.set(line, Math.max(file.get(line) ?? 0, hits));
  }

  /** `place` tells branches of one file apart, `line` is theirs where it is known; the better one of several reports counts. */
  branches(path: string, place: string, covered: number, missed: number, line?: number): void {
    if (covered + missed === 0) return;
    const { branches } = this.of(path);
    const known = branches.get(place);
    if (!known || covered > known.covered) branches.set(place, { covered, missed, line });
  }

  totals(path: string, linesCovered: number, linesMissed: number): void {
    this.of(path).totals = { linesCovered, linesMissed };
  }

  addAll(other: Coverage): void {
    for (const [path, { hits, branches, totals }] of other.files) {
      this.file(path);
      for (const [line, count] of hits) this.line(path, line, count);
      for (const [place, { covered, missed, line }] of branches)
        this.branches(path, place, covered, missed, line);
      if (totals) this.totals(path, totals.linesCovered, totals.linesMissed);
    }
  }

  /** In the order of the paths. */
  get codeCoverages(): CodeCoverage[] {
    let left = MOST_LINES;
    return [...this.files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([filePath, file]) => {
        const counts = { filePath, ...countsOf(file) };
        if (file.hits.size > left) return { ...counts, lineHits: [] };
        left -= file.hits.size;
        const lineBranches = branchesByLine(file);
        return {
          ...counts,
          lineHits: [...file.hits].sort(([a], [b]) => a - b),
          ...(lineBranches.length > 0 && { lineBranches }),
        };
      });
  }

  private of(path: string): FileCounts {
    const known = this.files.get(path);
    if (known) return known;
    const made = { hits: new Map(), branches: new Map() };
    this.files.set(path, made);
    return made;
  }
}

/** The sums of several files. */
export function summarize(files: readonly CoverageCounts[]): CoverageCounts {
  const sum = (count: (file: CoverageCounts) => number) =>
    files.reduce((total, file) => total + count(file), 0);
  return withPercentages({
    linesCovered: sum((file) => file.linesCovered),
    linesMissed: sum((file) => file.linesMissed),
    branchesCovered: sum((file) => file.branchesCovered),
    branchesMissed: sum((file) => file.branchesMissed),
  });
}

function branchesByLine({ branches }: FileCounts): [line: number, covered: number, missed: number][] {
  const lines = new Map<number, [line: number, covered: number, missed: number]>();
  for (const { line, covered, missed } of branches.values()) {
    if (line === undefined || line < 1) continue;
    const [, before = 0, missedBefore = 0] = lines.get(line) ?? [];
    lines.set(line, [line, before + covered, missedBefore + missed]);
  }
  return [...lines.values()].sort(([a], [b]) => a - b);
}

function countsOf({ hits, branches, totals }: FileCounts): CoverageCounts {
  const linesCovered = [...hits.values()].filter((count) => count > 0).length;
  let branchesCovered = 0;
  let branchesMissed = 0;
  for (const { covered, missed } of branches.values()) {
    branchesCovered += covered;
    branchesMissed += missed;
  }
  const lines = hits.size === 0 && totals ? totals : { linesCovered, linesMissed: hits.size - linesCovered };
  return withPercentages({ ...lines, branchesCovered, branchesMissed });
}

function withPercentages(counts: {
  linesCovered: number;
  linesMissed: number;
  branchesCovered: number;
  branchesMissed: number;
}): CoverageCounts {
  const { linesCovered, linesMissed, branchesCovered, branchesMissed } = counts;
  return {
    lineCoveragePercentage: percentage(linesCovered, linesMissed),
    linesCovered,
    linesMissed,
    branchCoveragePercentage: percentage(branchesCovered, branchesMissed),
    branchesCovered,
    branchesMissed,
  };
}

/** With two decimals. */
function percentage(covered: number, missed: number): number {
  return covered + missed === 0 ? 100 : Math.round((covered / (covered + missed)) * 10_000) / 100;
}
