import { joinMessage } from './messages';
import type { ReportReader, TestCaseStatus } from './model';
import { nanosecondsOf, readDecimal } from './numbers';
import { TestCases } from './test-cases';
import { readXml } from './xml';

const STATUSES: Record<string, TestCaseStatus> = { PASS: 'SUCCEEDED', FAIL: 'FAILED', SKIP: 'SKIPPED' };

/** TESTNGXML: `<testng-results>`. Methods that only set up or tear down are no tests. */
export function readTestng(): ReportReader<TestCases> {
  const cases = new TestCases();
  let suite: string | undefined;
  let className: string | undefined;
  let attributes: Record<string, string> | undefined;
  let message: string | undefined;
  let stack: string | undefined;

  return readXml({
    roots: ['testng-results'],
    texts: new Set(['message', 'full-stacktrace', 'short-stacktrace']),
    open(element) {
      switch (element.name) {
        case 'suite':
          suite = element.attributes.name;
          break;
        case 'class':
          className = element.attributes.name;
          break;
        case 'test-method':
          attributes = element.attributes;
          message = stack = undefined;
      }
    },
    close({ name }, text) {
      if (!attributes) return;
      if (name === 'message') message = text;
      else if (name === 'full-stacktrace' || name === 'short-stacktrace') stack = text;
      else if (name === 'test-method') {
        if (attributes['is-config'] !== 'true') {
          const status = STATUSES[attributes.status ?? ''] ?? 'UNKNOWN';
          cases.add({
            name: attributes.name ?? '',
            prefix: className,
            testSuiteName: suite,
            status,
            durationInNanoSeconds: nanosecondsOf((readDecimal(attributes['duration-ms']) ?? 0) / 1000),
            message: status === 'SUCCEEDED' ? undefined : joinMessage(message, stack),
          });
        }
        attributes = undefined;
      }
    },
    content: () => cases,
  });
}
