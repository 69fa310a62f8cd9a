import { newlineOf } from '../../../buildspec/layout';
import { LineIndex } from '../../../buildspec/text';
import { entryOf, valueAt } from '../../../buildspec/tree';
import { inContexts } from '../contexts';
import { guide } from '../docs';
import type { FailureFix } from '../explanation';
import { reportNode } from '../report-node';
import type { Failure, FailureRule } from '../rule';

/** The format whose files begin with an element; `coverage` is that of two. */
const FORMATS: Readonly<Record<string, string>> = {
  report: 'JACOCOXML',
  TestRun: 'VISUALSTUDIOTRX',
  'test-run': 'NUNIT3XML',
  'test-results': 'NUNITXML',
  'testng-results': 'TESTNGXML',
  testsuite: 'JUNITXML',
  testsuites: 'JUNITXML',
};

/** aws/aws-cdk#13867: a file is read as JUNITXML unless its group says otherwise. */
export const reportFormat: FailureRule = {
  code: 'report-format',
  explain(failure) {
    const match = inContexts(
      failure,
      /error processing report|expected element type <(?<wanted>[\w-]+)> but have <(?<found>[\w-]+)>|unsupported file format (?<format>\S+)|is not (?:valid )?(?:XML|JSON)/i,
    );
    if (!match || failure.phaseType !== 'UPLOAD_ARTIFACTS') return undefined;
    const message = match.input;
    const [, wanted, found] = /expected element type <([\w-]+)> but have <([\w-]+)>/.exec(message) ?? [];
    const file = /([\w./-]+\.(?:xml|json|trx))\b/i.exec(message)?.[1];
    const format = found === undefined ? undefined : FORMATS[found];
    const name = groupNames(failure).find((group) => message.includes(`${group}: [`));
    return {
      message:
        found === undefined
          ? `The report file${file === undefined ? '' : ` \`${file}\``} is not of the format that its group says.`
          : `The report file${file === undefined ? '' : ` \`${file}\``} begins with \`<${found}>\`, where its group's format begins with \`<${wanted}>\`.`,
      advice: `Give the group the right \`file-format\`${
        format !== undefined
          ? `: ${format}`
          : found === 'coverage'
            ? ': COBERTURAXML or CLOVERXML, whichever the tool writes'
            : ', in kebab case; it is JUNITXML where none is given'
      }.`,
      docs: guide('test-reporting'),
      range: reportNode(failure, name)?.range,
      fix: format === undefined ? undefined : withFormat(failure, name, format),
    };
  },
};

function groupNames({ buildspec }: Failure): string[] {
  const reports = valueAt(buildspec?.tree, 'reports');
  return reports?.kind === 'mapping' ? reports.entries.map(({ key }) => key.value) : [];
}

function withFormat(failure: Failure, name: string | undefined, format: string): FailureFix | undefined {
  const { buildspec } = failure;
  const key = reportNode(failure, name);
  if (!buildspec || key?.kind !== 'scalar') return undefined;
  const group = valueAt(buildspec.tree, 'reports', key.value);
  const present = entryOf(group, 'file-format')?.value;
  const title = `Set file-format to ${format}`;
  if (present) return { kind: 'buildspec', title, edits: [{ range: present.range, newText: format }] };
  const first = group?.kind === 'mapping' && group.style === 'block' ? group.entries[0] : undefined;
  if (!first) return undefined;
  const { start } = first.key.range;
  const indent = ' '.repeat(new LineIndex(buildspec.text).positionAt(start).character);
  const newText = `file-format: ${format}${newlineOf(buildspec.text)}${indent}`;
  return { kind: 'buildspec', title, edits: [{ range: { start, end: start }, newText }] };
}
