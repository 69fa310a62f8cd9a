import { arrayOf, numberOf, objectOf, readJson, textOf } from './json';
import { joinMessage } from './messages';
import type { ReportReader, TestCase, TestCaseStatus } from './model';
import { readDecimal } from './numbers';
import { TestCases } from './test-cases';

/** CUCUMBERJSON: a list of features with scenarios; a scenario is as its worst step is. */
export function readCucumber(): ReportReader<TestCases> {
  const cases = new TestCases();
  return readJson({
    take: 'items',
    with: (feature) => void addFeature(cases, objectOf(feature)),
    otherwise: 'expected a list of features',
    content: () => cases,
  });
}

function addFeature(cases: TestCases, feature: Record<string, unknown>): void {
  let background: Step[] = [];
  for (const element of arrayOf(feature.elements).map(objectOf)) {
    const steps = stepsOf(element);
    // it ran before the scenario that follows
    if (isBackground(element)) background = steps;
    else {
      cases.add(testCaseOf(feature, element, [...background, ...steps]));
      background = [];
    }
  }
}

interface Step {
  status: string;
  nanoseconds: number;
  message?: string;
  line?: number;
}

function isBackground({ type, keyword }: Record<string, unknown>): boolean {
  return type === 'background' || (type === undefined && keyword === 'Background');
}

function stepsOf(element: Record<string, unknown>): Step[] {
  return ['before', 'steps', 'after'].flatMap((part) =>
    arrayOf(element[part])
      .map(objectOf)
      .map((step) => {
        const result = objectOf(step.result);
        return {
          status: (textOf(result.status) ?? '').toLowerCase(),
          // some write it as text
          nanoseconds: Math.max(0, numberOf(result.duration) ?? readDecimal(textOf(result.duration)) ?? 0),
          message: textOf(result.error_message),
          line: numberOf(step.line),
        };
      }),
  );
}

// the first that one of the steps has
const BY_WEIGHT: [TestCaseStatus, string[]][] = [
  ['FAILED', ['failed', 'undefined', 'ambiguous', 'ambigous']],
  ['SKIPPED', ['skipped', 'pending', 'disabled']],
  ['UNKNOWN', ['unknown', '']],
];

function testCaseOf(
  feature: Record<string, unknown>,
  element: Record<string, unknown>,
  steps: Step[],
): TestCase {
  const status =
    BY_WEIGHT.find(([, words]) => steps.some((step) => words.includes(step.status)))?.[0] ?? 'SUCCEEDED';
  const failed = steps.find((step) => BY_WEIGHT[0]?.[1].includes(step.status));
  const message =
    status === 'FAILED' ? (failed?.message ?? `a step is ${failed?.status ?? 'failed'}`) : undefined;
  return {
    name: textOf(element.name) ?? '',
    prefix: textOf(feature.name),
    testSuiteName: textOf(feature.name),
    status,
    durationInNanoSeconds: Math.round(steps.reduce((sum, { nanoseconds }) => sum + nanoseconds, 0)),
    message: joinMessage(message),
    file: textOf(feature.uri),
    line: failed?.line ?? numberOf(element.line),
  };
}
