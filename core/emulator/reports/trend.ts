import type { Report } from '../model';

/** CodeBuild's ReportGroupTrendFieldType, and the type of the reports that have it. */
export const TREND_FIELDS = {
  PASS_RATE: 'TEST',
  DURATION: 'TEST',
  TOTAL: 'TEST',
  LINE_COVERAGE: 'CODE_COVERAGE',
  LINES_COVERED: 'CODE_COVERAGE',
  LINES_MISSED: 'CODE_COVERAGE',
  BRANCH_COVERAGE: 'CODE_COVERAGE',
  BRANCHES_COVERED: 'CODE_COVERAGE',
  BRANCHES_MISSED: 'CODE_COVERAGE',
} as const;

export type TrendField = keyof typeof TREND_FIELDS;

export interface Trend {
  stats: { average: string; max: string; min: string };
  rawData: { reportArn: string; data: string }[];
}

/** One figure of each report, and what they are together. Percentages are from 0 to 100, durations in nanoseconds. */
export function trendOf(reports: readonly Report[], field: TrendField): Trend {
  const figures = reports.map((report) => ({ reportArn: report.arn, figure: figureOf(report, field) }));
  const values = figures.map(({ figure }) => figure);
  const sum = values.reduce((total, value) => total + value, 0);
  const [average, max, min] =
    values.length === 0 ? [0, 0, 0] : [sum / values.length, Math.max(...values), Math.min(...values)];
  return {
    stats: { average: String(average), max: String(max), min: String(min) },
    rawData: figures.map(({ reportArn, figure }) => ({ reportArn, data: String(figure) })),
  };
}

function figureOf({ testSummary, codeCoverageSummary: coverage }: Report, field: TrendField): number {
  const { total = 0, statusCounts = {}, durationInNanoSeconds = 0 } = testSummary ?? {};
  switch (field) {
    case 'PASS_RATE':
      return total === 0 ? 0 : (100 * (statusCounts.SUCCEEDED ?? 0)) / total;
    case 'DURATION':
      return durationInNanoSeconds;
    case 'TOTAL':
      return total;
    case 'LINE_COVERAGE':
      return coverage?.lineCoveragePercentage ?? 0;
    case 'LINES_COVERED':
      return coverage?.linesCovered ?? 0;
    case 'LINES_MISSED':
      return coverage?.linesMissed ?? 0;
    case 'BRANCH_COVERAGE':
      return coverage?.branchCoveragePercentage ?? 0;
    case 'BRANCHES_COVERED':
      return coverage?.branchesCovered ?? 0;
    case 'BRANCHES_MISSED':
      return coverage?.branchesMissed ?? 0;
  }
}
