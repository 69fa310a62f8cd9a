import { joinMessage, placeInStack } from './messages';
import type { ReportReader, TestCase, TestCaseStatus } from './model';
import { nanosecondsOf } from './numbers';
import { TestCases } from './test-cases';
import { readXml } from './xml';

const OUTCOMES: Record<string, TestCaseStatus> = {
  passed: 'SUCCEEDED',
  passedbutrunaborted: 'SUCCEEDED',
  warning: 'SUCCEEDED',
  completed: 'SUCCEEDED',
  failed: 'FAILED',
  error: 'ERROR',
  timeout: 'ERROR',
  aborted: 'ERROR',
  disconnected: 'ERROR',
  notexecuted: 'SKIPPED',
  notrunnable: 'SKIPPED',
};

// of whatever kind a tool makes: unit, web, load or generic tests
const RESULTS = /^(?:Unit|Web|Load|Manual|Generic)?TestResult$/;
// a file lists the classes of its tests after their results
const MOST_DEFINITIONS = 200_000;

/** VISUALSTUDIOTRX: `<TestRun>`. The names of the classes come after the results and are put in at the end. */
export function readTrx(): ReportReader<TestCases> {
  const kept: { testId: string; testCase: TestCase }[] = [];
  const classes = new Map<string, string>();
  const cases = new TestCases();
  let result: Record<string, string> | undefined;
  let testId: string | undefined;
  let message: string | undefined;
  let stack: string | undefined;

  return readXml({
    roots: ['TestRun'],
    texts: new Set(['Message', 'StackTrace']),
    open({ name, attributes }) {
      if (name === 'UnitTest') testId = attributes.id;
      else if (name === 'TestMethod' && testId !== undefined && classes.size < MOST_DEFINITIONS)
        classes.set(testId, attributes.className?.split(',')[0] ?? '');
      // the results inside of one are rows of its data, and counted by their own names
      else if (RESULTS.test(name)) {
        result = attributes;
        message = stack = undefined;
      }
    },
    close({ name, path, attributes }, text) {
      if (name === 'Message' && path.at(-1) === 'ErrorInfo') message = text;
      else if (name === 'StackTrace') stack = text;
      else if (RESULTS.test(name)) {
        // the outer result of rows closes after them
        const own = result === attributes ? { message, stack } : { message: undefined, stack: undefined };
        const testCase = cases.add(testCaseOf(attributes, own.message, own.stack));
        if (testCase && attributes.testId !== undefined) kept.push({ testId: attributes.testId, testCase });
        result = undefined;
      }
    },
    content() {
      for (const { testId: id, testCase } of kept) {
        const className = classes.get(id);
        if (className) testCase.prefix = className;
      }
      return cases;
    },
  });
}

function testCaseOf(
  { testName = '', outcome = '', duration }: Record<string, string>,
  message: string | undefined,
  stack: string | undefined,
): TestCase {
  const status = OUTCOMES[outcome.toLowerCase()] ?? 'UNKNOWN';
  return {
    name: testName,
    status,
    durationInNanoSeconds: nanosecondsOf(secondsOf(duration)),
    ...(status !== 'SUCCEEDED' && { message: joinMessage(message, stack), ...placeInStack(stack) }),
  };
}

/** `[days.]hh:mm:ss[.fraction]` in seconds. */
function secondsOf(duration = ''): number | undefined {
  const [, days = '0', hours, minutes, seconds] =
    /^(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(duration.trim()) ?? [];
  if (seconds === undefined) return undefined;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}
