import { joinMessage, placeInStack } from './messages';
import type { ReportReader, TestCaseStatus } from './model';
import { nanosecondsOf, readDecimal } from './numbers';
import { TestCases } from './test-cases';
import { readXml, type XmlVisitor } from './xml';

const NUNIT_2: Record<string, TestCaseStatus> = {
  success: 'SUCCEEDED',
  failure: 'FAILED',
  error: 'ERROR',
  cancelled: 'ERROR',
  notrunnable: 'ERROR',
  ignored: 'SKIPPED',
  skipped: 'SKIPPED',
};

const NUNIT_3: Record<string, TestCaseStatus> = {
  passed: 'SUCCEEDED',
  warning: 'SUCCEEDED',
  failed: 'FAILED',
  error: 'ERROR',
  skipped: 'SKIPPED',
  ignored: 'SKIPPED',
};

/** NUNITXML, of NUnit 2: `<test-results>`. A case without `result` tells by `executed` and `success`. */
export function readNunit2(): ReportReader<TestCases> {
  return readXml(
    visitTestCases('test-results', 'time', ({ result, executed = '', success = '' }, hasFailed) => {
      if (result !== undefined) return NUNIT_2[result.toLowerCase()] ?? 'UNKNOWN';
      if (executed.toLowerCase() === 'false') return 'SKIPPED';
      return hasFailed || success.toLowerCase() === 'false' ? 'FAILED' : 'SUCCEEDED';
    }),
  );
}

/** NUNIT3XML: `<test-run>`. `label="Error"` tells an unexpected exception from a failed assertion. */
export function readNunit3(): ReportReader<TestCases> {
  return readXml(
    visitTestCases('test-run', 'duration', ({ result = '', label = '' }) => {
      // as in `Failed(Child)` or `Skipped:Ignored`
      const status = NUNIT_3[/^\w*/.exec(result.toLowerCase())?.[0] ?? ''] ?? 'UNKNOWN';
      return status === 'FAILED' && label.toLowerCase() === 'error' ? 'ERROR' : status;
    }),
  );
}

function visitTestCases(
  root: string,
  duration: string,
  statusOf: (attributes: Record<string, string>, hasFailed: boolean) => TestCaseStatus,
): XmlVisitor<TestCases> {
  const cases = new TestCases();
  const suites: string[] = [];
  let current: { attributes: Record<string, string>; hasFailed: boolean } | undefined;
  let message: string | undefined;
  let stack: string | undefined;

  return {
    roots: [root],
    texts: new Set(['message', 'stack-trace']),
    open({ name, attributes }) {
      if (name === 'test-suite') suites.push(attributes.fullname ?? attributes.name ?? '');
      else if (name === 'failure' && current) current.hasFailed = true;
      else if (name === 'test-case') {
        current = { attributes, hasFailed: false };
        message = stack = undefined;
      }
    },
    close({ name }, text) {
      if (name === 'test-suite') suites.pop();
      if (!current) return;
      if (name === 'message') message = text;
      else if (name === 'stack-trace') stack = text;
      else if (name === 'test-case') {
        const { attributes, hasFailed } = current;
        const status = statusOf(attributes, hasFailed);
        cases.add({
          ...names(attributes),
          testSuiteName: suites.at(-1),
          status,
          durationInNanoSeconds: nanosecondsOf(readDecimal(attributes[duration] ?? attributes.time)),
          ...(status !== 'SUCCEEDED' && { message: joinMessage(message, stack), ...placeInStack(stack) }),
        });
        current = undefined;
      }
    },
    content: () => cases,
  };
}

/** NUnit 3 has a name and a full name; NUnit 2 writes the full one as the name. */
function names({ name = '', fullname, classname }: Record<string, string>): {
  name: string;
  prefix?: string;
} {
  const full = fullname ?? name;
  if (fullname === undefined) return { name };
  const prefix = classname ?? (full.endsWith(`.${name}`) ? full.slice(0, -name.length - 1) : undefined);
  return { name, prefix };
}
