import { type ScalarNode, scalarsOf, valueAt } from '../tree';
import type { Finding, LintRule } from './rule';

/** Names that the tools themselves give, each with the only format such a file has. */
const USUAL: readonly [RegExp, string | undefined][] = [
  [/(?:^|[/._-])jacoco[\w-]*\.xml$/i, 'JACOCOXML'],
  [/(?:^|[/._-])cobertura[\w.-]*\.xml$/i, 'COBERTURAXML'],
  [/(?:^|[/._-])clover\.xml$/i, 'CLOVERXML'],
  [/\.trx$/i, 'VISUALSTUDIOTRX'],
  [/(?:^|\/)\.resultset\.json$/, 'SIMPLECOV'],
  [/\.json$/i, undefined],
  [/(?:^|\/)coverage\.xml$/i, undefined],
  [/(?:^|\/)lcov\.info$/, undefined],
];

/** Files that are no JUnit XML, which CodeBuild takes all for that have no format: `expected element type <testsuite> but have <coverage>` (aws/aws-cdk#13867). */
export const reportFormat: LintRule = {
  code: 'report-format',
  severity: 'warning',
  check({ tree, isBroken }) {
    const reports = valueAt(tree, 'reports');
    if (reports?.kind !== 'mapping' || isBroken) return [];
    return reports.entries.flatMap(({ value }) => {
      const format = valueAt(value, 'file-format');
      // a wrong spelling of the key is said already
      if (value.kind !== 'mapping' || (!format && value.entries.some(({ key }) => /format/i.test(key.value))))
        return [];
      if (format && !(format.kind === 'scalar' && format.isNull)) return [];
      return scalarsOf(valueAt(value, 'files')).flatMap(withoutFormat);
    });
  },
};

function withoutFormat({ value, range }: ScalarNode): Finding[] {
  const usual = USUAL.find(([name]) => name.test(value));
  if (!usual) return [];
  const format = usual[1];
  return [
    {
      message: `Without \`file-format\` CodeBuild reads \`${value}\` as JUnit XML, which it is not. ${format ? `Add \`file-format: ${format}\`.` : 'Add the `file-format` it has.'}`,
      range,
    },
  ];
}
