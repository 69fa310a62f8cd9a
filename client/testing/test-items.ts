import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { TestLocator } from './locate-tests';
import type { ShownBuild } from './shown-build';
import type { CaseItem, TestTree } from './test-tree';

/** Tests that were seen to pass and to fail for one commit: `@codebuild:flaky` in the filter of the Testing view. */
const FLAKY = new vscode.TestTag('flaky');

/** What builds with a coverage report have, and may be run again for. */
export const COVERED = new vscode.TestTag('coverage');

/** So many tests are looked up before something else gets its turn. */
const AT_ONCE = 200;

/** The items of a build: its file or project with suites, and these with their tests, each at its place in the workspace. */
export async function testItems(
  controller: vscode.TestController,
  build: ShownBuild,
  { suites }: TestTree,
  locator: TestLocator,
): Promise<{ root: vscode.TestItem; items: Map<CaseItem, vscode.TestItem> }> {
  const { root: given, description, reports } = build;
  const tags = reports.some(({ codeCoverages }) => codeCoverages.length > 0) ? [COVERED] : [];
  const root = controller.createTestItem(
    given.id,
    given.label,
    given.uri ? vscode.Uri.parse(given.uri) : undefined,
  );
  root.description = description;
  root.tags = tags;
  const items = new Map<CaseItem, vscode.TestItem>();
  const order = (index: number) => String(index).padStart(6, '0');
  const suiteItems: vscode.TestItem[] = [];
  for (const [suiteIndex, suite] of suites.entries()) {
    const caseItems: vscode.TestItem[] = [];
    for (const [index, test] of suite.cases.entries()) {
      if (items.size % AT_ONCE === 0) await setImmediate();
      const place = await locator.test(test.testCase);
      const item = controller.createTestItem(test.id, test.label, place && vscode.Uri.parse(place.uri));
      if (place?.line !== undefined) item.range = lineRange(place.line);
      item.sortText = order(index);
      item.tags = test.isFlaky ? [...tags, FLAKY] : tags;
      if (test.isFlaky) item.description = 'flaky';
      items.set(test, item);
      caseItems.push(item);
    }
    const suiteItem = controller.createTestItem(suite.id, suite.label, commonFile(caseItems));
    suiteItem.description = suite.description;
    suiteItem.sortText = order(suiteIndex);
    suiteItem.tags = tags;
    suiteItem.children.replace(caseItems);
    suiteItems.push(suiteItem);
  }
  root.children.replace(suiteItems);
  return { root, items };
}

export function lineRange(line: number): vscode.Range {
  return new vscode.Range(line - 1, 0, line - 1, 0);
}

/** The file of a suite, where all of its tests are in one. */
function commonFile(items: readonly vscode.TestItem[]): vscode.Uri | undefined {
  const [first] = items;
  return items.every(({ uri }) => uri?.toString() === first?.uri?.toString()) ? first?.uri : undefined;
}
