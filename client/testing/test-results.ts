import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { shownLine } from '../../core/builds/log/shown-line';
import { headline } from '../../core/builds/reports/messages';
import type { TestCase } from '../../core/builds/reports/model';
import { shownText } from '../shown-text';
import type { TestLocator } from './locate-tests';
import { lineRange } from './test-items';
import type { CaseItem } from './test-tree';

const LONGEST_MESSAGE = 5_000;

/** So many tests are told before something else gets its turn. */
const AT_ONCE = 200;

/** Tells a run how its tests ended, with the place where each failed, if that is in the workspace. */
export async function tellResults(
  run: vscode.TestRun,
  items: ReadonlyMap<CaseItem, vscode.TestItem>,
  locator: TestLocator,
): Promise<void> {
  let told = 0;
  for (const [{ testCase }, item] of items) {
    if (++told % AT_ONCE === 0) await setImmediate();
    // tools that tell none write zero, or nothing
    const duration = testCase.durationInNanoSeconds / 1e6 || undefined;
    switch (testCase.status) {
      case 'SUCCEEDED':
        run.passed(item, duration);
        break;
      case 'FAILED':
        run.failed(item, await messageOf(testCase, item, locator), duration);
        break;
      case 'ERROR':
        run.errored(item, await messageOf(testCase, item, locator), duration);
        break;
      default:
        run.skipped(item);
    }
  }
}

/** Why a test failed, as plain text; without a place of its own it stands at the test. */
async function messageOf(
  testCase: TestCase,
  { uri }: vscode.TestItem,
  locator: TestLocator,
): Promise<vscode.TestMessage> {
  const lines = (testCase.message ?? '').slice(0, LONGEST_MESSAGE).split('\n');
  const text = shownText(lines.map((line) => shownLine(line).text).join('\n')).trim();
  const message = new vscode.TestMessage(withHeadline(text) || 'The report does not say why.');
  const place = await locator.failure(testCase, uri?.toString());
  if (place) message.location = new vscode.Location(vscode.Uri.parse(place.uri), lineRange(place.line ?? 1));
  return message;
}

/** VS Code shows the first line alone beside the code. */
function withHeadline(text: string): string {
  const line = headline(text);
  return text.startsWith(line) ? text : `${line}\n\n${text}`;
}
