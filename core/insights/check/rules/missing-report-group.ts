import { TEST_REPORTS } from '../docs';
import type { CheckRule } from '../rule';

/** Options that make a tool write a report which CodeBuild can read. */
const WRITES_REPORT =
  /--junit-?xml[= ]\S|--log-junit[= ]\S|--reporters?[= ]['"]?\S*junit|--test-reporter=junit|--logger[: =]['"]?(?:trx|junit)|--junitfile[= ]\S|RspecJunitFormatter|--cov-report[= ]['"]?xml|-?-coverageReporters[= ]['"]?(?:clover|cobertura)|--output-junit[= ]\S/;

export const missingReportGroup: CheckRule = {
  code: 'missing-report-group',
  severity: 'low',
  why: 'CodeBuild could show which tests failed, how long they take and how that changes, and keeps none of it.',
  docs: TEST_REPORTS,
  check({ buildspec }) {
    if ('unknown' in buildspec) return buildspec;
    if (Object.keys(buildspec.buildspec.reports).length > 0) return [];
    const command = buildspec.input.commands.find(({ text }) => WRITES_REPORT.test(text));
    if (!command) return [];
    const line = buildspec.input.lines.positionAt(command.node.range.start).line + 1;
    return [
      {
        message: `Line ${line} of the buildspec writes a test or coverage report, and no report group takes it.`,
        fix: 'Add a reports section with a group and the files of the report.',
      },
    ];
  },
};
