import * as vscode from 'vscode';
import { isFailed } from '../../core/builds/reports/test-cases';
import { quietly } from '../quietly';
import { TestLocator } from './locate-tests';
import { mayRunAgain } from './may-run-again';
import { RunCoverage } from './run-coverage';
import { runOutput } from './run-output';
import type { ShownBuild } from './shown-build';
import { COVERED, testItems } from './test-items';
import { tellResults } from './test-results';
import { type CaseItem, testTree } from './test-tree';
import type { WorkspaceFiles } from './workspace-files';

export interface TestingViewParts {
  files: WorkspaceFiles;
  /** The text of a file; undefined where it is too long or cannot be read. */
  read(uri: string): Promise<string | undefined>;
}

/** A build whose tests are items of the view. */
interface Taken {
  build: ShownBuild;
  root: vscode.TestItem;
  items: ReadonlyMap<CaseItem, vscode.TestItem>;
  locator: TestLocator;
  hidden: number;
}

/** Both kinds have it: VS Code finds the one by the other's label. */
const PROFILE = 'Run the Whole Build Again (No Single Tests)';

/**
 * Builds with reports in VS Code's Testing view: each is a test run, each buildspec file or project an item that has the tests of
 * the build shown last.
 */
export class TestingView implements vscode.Disposable {
  private readonly controller = vscode.tests.createTestController('codebuild', 'CodeBuild');
  private readonly coverage = new RunCoverage();
  /** By the id of their item. */
  private readonly shown = new Map<string, ShownBuild>();
  private readonly subscription: vscode.Disposable;
  /** There are none in Restricted Mode, where nothing is run. */
  private profiles: { run: vscode.TestRunProfile; coverage: vscode.TestRunProfile } | undefined;

  constructor(private readonly parts: TestingViewParts) {
    this.subscription = vscode.workspace.onDidGrantWorkspaceTrust(() => this.makeProfiles());
    if (vscode.workspace.isTrusted) this.makeProfiles();
  }

  /** Shows a build as a run of its own; `isAsked` where the user wants to see it now. */
  async show(build: ShownBuild, { isAsked }: { isAsked: boolean }): Promise<void> {
    const taken = await this.take(build);
    const hasCoverage = build.reports.some(({ codeCoverages }) => codeCoverages.length > 0);
    const profile = hasCoverage ? this.profiles?.coverage : this.profiles?.run;
    const request = new vscode.TestRunRequest([taken.root], undefined, profile, false, !isAsked);
    // the results stay with the build, on CodeBuild or in the history of runs: VS Code need not keep them
    const run = this.controller.createTestRun(request, build.name, false);
    try {
      await this.tell(run, taken);
    } finally {
      run.end();
    }
    if (isAsked) await this.reveal(taken);
  }

  dispose(): void {
    this.subscription.dispose();
    this.controller.dispose();
  }

  private makeProfiles(): void {
    const { Run, Coverage } = vscode.TestRunProfileKind;
    const make = (kind: vscode.TestRunProfileKind, tag?: vscode.TestTag) => {
      const profile = this.controller.createRunProfile(
        PROFILE,
        kind,
        (request, token) => this.runAgain(request, token),
        true,
        tag,
      );
      profile.loadDetailedCoverage = (_run, file) => this.coverage.load(file);
      return profile;
    };
    this.profiles = { run: make(Run), coverage: make(Coverage, COVERED) };
  }

  /** Puts the tests of a build into the view, in the place of those of the build before. */
  private async take(build: ShownBuild): Promise<Taken> {
    const locator = new TestLocator({ ...this.parts, folder: build.folder });
    const tree = testTree(build.reports);
    const { root, items } = await testItems(this.controller, build, tree, locator);
    this.controller.items.add(root);
    this.shown.set(root.id, build);
    return { build, root, items, locator, hidden: tree.hidden };
  }

  private async tell(run: vscode.TestRun, { build, items, locator, hidden }: Taken): Promise<void> {
    await tellResults(run, items, locator);
    const matching = (path: string) => this.parts.files.matching(path, build.folder);
    const unknown = await this.coverage.add(run, build.reports, matching);
    for (const line of runOutput(build, { hidden, unknown })) run.appendOutput(`${line}\r\n`);
  }

  /** Opens the view at the first test that failed, else at the first one. */
  private async reveal({ root, items }: Taken): Promise<void> {
    const all = [...items];
    const [, item] = all.find(([{ testCase }]) => isFailed(testCase)) ?? all[0] ?? [];
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    // a view that is just being made may not know its rows
    await quietly('showing a test', async () =>
      vscode.commands.executeCommand('vscode.revealTestInExplorer', item ?? root),
    );
  }

  private async runAgain(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const wanted = request.include ?? [...this.controller.items].map(([, item]) => item);
    const builds = [...new Set(wanted.map(rootOf))].flatMap(({ id }) => this.shown.get(id) ?? []);
    const runnable = builds.filter(({ again }) => again);
    if (!(await mayRunAgain(runnable))) return;
    await Promise.all(
      runnable.map((build) => {
        const items = wanted.filter((item) => rootOf(item).id === build.root.id);
        return this.runOneAgain(request, token, build, items);
      }),
    );
  }

  /** The tests that were asked for run as long as the new build does; all of its tests are told then. */
  private async runOneAgain(
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
    { name, again }: ShownBuild,
    items: readonly vscode.TestItem[],
  ): Promise<void> {
    const run = this.controller.createTestRun(request, `${name} again`, false);
    for (const item of items.flatMap(leavesOf)) run.started(item);
    const controller = new AbortController();
    const cancels = [token, run.token].map((each) => each.onCancellationRequested(() => controller.abort()));
    try {
      const next = await again?.run(controller.signal);
      if (next) await this.tell(run, await this.take(next));
    } finally {
      for (const cancel of cancels) cancel.dispose();
      run.end();
    }
  }
}

function rootOf(item: vscode.TestItem): vscode.TestItem {
  return item.parent ? rootOf(item.parent) : item;
}

function leavesOf(item: vscode.TestItem): vscode.TestItem[] {
  const children = [...item.children].map(([, child]) => child);
  return children.length === 0 ? [item] : children.flatMap(leavesOf);
}
