import { joinMessage } from './messages';
import type { ReportReader, TestCase, TestCaseStatus } from './model';
import { nanosecondsOf, readDecimal, readLine } from './numbers';
import { TestCases } from './test-cases';
import { readXml } from './xml';

const OUTCOMES: Record<string, TestCaseStatus> = { failure: 'FAILED', error: 'ERROR', skipped: 'SKIPPED' };
// several outcomes of one case: what tells most wins
const WEIGHT: Partial<Record<TestCaseStatus, number>> = { FAILED: 3, ERROR: 2, SKIPPED: 1 };
// GoogleTest's words for a test that was left out
const NOT_RUN = new Set(['notrun', 'disabled', 'skipped']);

/** JUNITXML: `<testsuites>` or `<testsuite>`, nested as deep as a tool likes. */
export function readJunit(): ReportReader<TestCases> {
  const cases = new TestCases();
  const suites: { name?: string; file?: string }[] = [];
  let current: TestCase | undefined;
  let outcome: { attributes: Record<string, string>; status: TestCaseStatus } | undefined;

  return readXml({
    roots: ['testsuite', 'testsuites'],
    texts: new Set(Object.keys(OUTCOMES)),
    open({ name, attributes, path }) {
      if (name === 'testsuite') suites.push({ name: attributes.name, file: attributes.file });
      else if (name === 'testcase') current = testCaseOf(attributes, suites.at(-1));
      else if (path.at(-1) === 'testcase' && Object.hasOwn(OUTCOMES, name))
        outcome = { attributes, status: OUTCOMES[name] ?? 'UNKNOWN' };
    },
    close({ name }, text) {
      if (name === 'testsuite') suites.pop();
      else if (name === 'testcase' && current) {
        cases.add(current);
        current = undefined;
      } else if (outcome && current && Object.hasOwn(OUTCOMES, name)) {
        const { status, attributes } = outcome;
        const message = joinMessage(attributes.message, text) ?? attributes.type;
        if ((WEIGHT[status] ?? 0) > (WEIGHT[current.status] ?? 0)) {
          current.status = status;
          current.message = message;
        } else if (current.status === status) {
          current.message = joinMessage(current.message, message);
        }
        outcome = undefined;
      }
    },
    content: () => cases,
  });
}

function testCaseOf(
  attributes: Record<string, string>,
  suite: { name?: string; file?: string } | undefined,
): TestCase {
  const { name = '', classname, time, status = '' } = attributes;
  return {
    name,
    prefix: classname,
    testSuiteName: suite?.name,
    status: NOT_RUN.has(status.toLowerCase()) ? 'SKIPPED' : 'SUCCEEDED',
    durationInNanoSeconds: nanosecondsOf(readDecimal(time)),
    file: attributes.file ?? suite?.file,
    line: readLine(attributes.line ?? attributes.lineno),
  };
}
