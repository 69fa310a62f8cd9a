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

const ALL_FORMATS =
  'JUNITXML, CUCUMBERJSON, NUNITXML, NUNIT3XML, TESTNGXML and VISUALSTUDIOTRX for tests, COBERTURAXML, JACOCOXML, CLOVERXML and SIMPLECOV for coverage';

/** What is wrong with the XML or JSON of a file. */
const BROKEN = /(?:XML syntax error|invalid (?:JSON|character)|unexpected end of JSON input)[^\]]*/;

/** aws/aws-cdk#13867: a file is read as JUNITXML unless its group says otherwise. */
export const reportFormat: FailureRule = {
  code: 'report-format',
  explain(failure) {
    const match = inContexts(
      failure,
      /error processing report|expected element type <[\w-]+> but have <[\w-]+>|unsupported file format|is not (?:valid )?(?:XML|JSON)/i,
    );
    if (!match || failure.phaseType !== 'UPLOAD_ARTIFACTS') return undefined;
    const message = match.input;
    const name = groupNames(failure).find((group) => message.includes(`${group}: [`));
    return {
      ...told(message),
      docs: guide('test-reporting'),
      range: reportNode(failure, name)?.range,
      fix: fixOf(failure, name, message),
    };
  },
};

const MISMATCH = /expected element type <([\w-]+)> but have <([\w-]+)>/;

/** What the message says of the file: another format than the group's, no format at all, or a broken file. */
function told(message: string): { message: string; advice: string } {
  const file = `The report file${fileIn(message)}`;
  const unsupported = /unsupported file format ([\w.-]+)/.exec(message)?.[1];
  if (unsupported !== undefined)
    return {
      message: `CodeBuild does not read reports of the format \`${unsupported}\`.`,
      advice: `Let the tool write one of ${ALL_FORMATS}, and name it as \`file-format\`.`,
    };
  const [, wanted, found] = MISMATCH.exec(message) ?? [];
  if (found !== undefined)
    return {
      message: `${file} begins with \`<${found}>\`, where its group's format begins with \`<${wanted}>\`.`,
      advice: `Give the group the right \`file-format\`: ${adviceFor(found)}.`,
    };
  if (/: EOF\b/.test(message))
    return { message: `${file} is empty.`, advice: 'See why the tool that writes it ended before.' };
  const broken = BROKEN.exec(message)?.[0];
  return {
    message:
      broken === undefined
        ? `${file} is not of the format that its group says.`
        : `${file} cannot be read: ${broken}.`,
    advice: `${broken === undefined ? '' : 'See whether the tool wrote it to its end. '}If the file is whole, its format is another one: name it as \`file-format\` (JUNITXML where none is given), or let \`files\` name other files.`,
  };
}

function adviceFor(found: string): string {
  return found === 'coverage'
    ? 'COBERTURAXML or CLOVERXML, whichever the tool writes'
    : (FORMATS[found] ?? 'that of the tool; it is JUNITXML where none is given');
}

/** From the folder of the source, where it is in it. */
function fileIn(message: string): string {
  const file = /([\w./-]+\.(?:xml|json|trx))\b/i.exec(message)?.[1];
  return file === undefined ? '' : ` \`${file.replace(/^.*\/codebuild\/output\/src\w*\/src\//, '')}\``;
}

function fixOf(failure: Failure, name: string | undefined, message: string): FailureFix | undefined {
  const found = MISMATCH.exec(message)?.[2];
  const format = found === undefined ? undefined : FORMATS[found];
  return format === undefined ? undefined : withFormat(failure, name, format);
}

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
