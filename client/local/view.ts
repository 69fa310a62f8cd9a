import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { revealRow } from '../reveal-row';
import { Ticker } from '../ticker';
import { TreeProvider } from '../tree-provider';
import type { Buildspecs } from './buildspecs';
import { describeLocal } from './describe-nodes';
import { flakyTestsOf } from './flaky-runs';
import { isRunning, type LocalRun } from './local-run';
import {
  buildspecChildren,
  buildspecNode,
  folderNode,
  type LocalNode,
  type ReportNode,
  type ReportsNode,
  reportNodes,
  runChildren,
  runNode,
  testCaseNodes,
} from './nodes';
import type { PausedBuilds } from './paused-builds';
import type { ProjectLinks } from './project-links';
import type { RunReports } from './run-reports';
import type { LocalRuns } from './runs';

export interface LocalViewParts {
  buildspecs: Buildspecs;
  runs: LocalRuns;
  reports: RunReports;
  paused: PausedBuilds;
  links: ProjectLinks;
  clock: Clock;
}

/** The Local view: the buildspecs of the workspace and their runs. */
export class LocalView implements vscode.Disposable {
  private readonly provider: TreeProvider<LocalNode>;
  private readonly view: vscode.TreeView<LocalNode>;
  private readonly disposables: { dispose(): unknown }[];
  private readonly ticker: Ticker;
  /** Buildspecs that show all of their runs. */
  private readonly showingAll = new Set<string>();
  /** Buildspecs that are gone while their builds run. */
  private readonly deleted = new Set<string>();

  constructor(private readonly parts: LocalViewParts) {
    const { runs, paused, links, clock, buildspecs } = parts;
    this.provider = new TreeProvider<LocalNode>({
      children: (node) => this.children(node),
      describe: (node) =>
        describeLocal(node, {
          now: clock.now(),
          runs,
          hasLog: (id) => runs.get(id)?.logKept === true,
          pauseOf: (id) => paused.get(id),
          linkOf: (buildspec) => links.get(buildspec),
        }),
    });
    this.view = vscode.window.createTreeView('codebuild.local', {
      treeDataProvider: this.provider,
      showCollapseAll: true,
    });
    this.ticker = new Ticker(clock, () => this.provider.refreshChanged());
    this.disposables = [
      this.ticker,
      this.provider,
      this.view,
      buildspecs.onDidChange(() => this.refresh()),
      runs.onDidChange((run) => this.update(run)),
      links.onDidChange((buildspec) => this.provider.refreshNode(`buildspec ${buildspec}`)),
      paused.onDidChange((id) => {
        const run = runs.get(id);
        if (run) this.update(run);
      }),
      this.view.onDidChangeVisibility(({ visible }) => this.ticker.set(visible)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
    ];
    this.ticker.set(this.view.visible);
  }

  refresh(): void {
    this.provider.refresh();
  }

  showOlderRuns(buildspec: string): void {
    this.showingAll.add(buildspec);
    this.provider.refreshNode(`buildspec ${buildspec}`);
  }

  /** Opens the tree at a run, if the view is on screen. Never rejects. */
  async reveal(run: LocalRun): Promise<void> {
    await revealRow(this.parts.clock, async () => {
      const buildspec = this.provider.find(`buildspec ${run.buildspec}`);
      if (!buildspec || !this.view.visible) return;
      await this.view.reveal(runNode(run.id, buildspec), { select: false, expand: true });
    });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async children(node: LocalNode | undefined): Promise<LocalNode[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const { runs } = this.parts;
    switch (node?.kind) {
      case undefined: {
        const roots = await this.roots(folders);
        this.sayWhetherTrusted(roots.length > 0);
        return roots;
      }
      case 'folder': {
        const folder = folders.find(({ uri }) => uri.toString() === node.uri);
        return folder ? this.buildspecsOf(folder, node) : [];
      }
      case 'buildspec':
        return buildspecChildren(runs.of(node.uri), node, this.showingAll.has(node.uri));
      case 'run':
      case 'batchBuild': {
        const run = runs.get(node.runId);
        return run ? runChildren(run, node) : [];
      }
      case 'reports':
      case 'report':
        return this.reportRows(node);
      default:
        return [];
    }
  }

  private async reportRows(node: ReportsNode | ReportNode): Promise<LocalNode[]> {
    const { runs, reports } = this.parts;
    const run = runs.get(node.runId);
    if (!run) return [];
    const flaky = await flakyTestsOf({ runs, reports }, run);
    if (node.kind === 'reports') return reportNodes(run, flaky, node);
    const kept = await reports.of(run.id);
    const report = kept?.reports[node.index];
    return testCaseNodes(report, flaky.get(report?.name ?? ''), node);
  }

  /** Folders are there to tell buildspecs apart: the only one, and those without any, would be one click more. */
  private async roots(folders: readonly vscode.WorkspaceFolder[]): Promise<LocalNode[]> {
    const [only] = folders;
    if (folders.length === 1 && only) return this.buildspecsOf(only);
    const found = await Promise.all(folders.map((folder) => this.filesOf(folder)));
    return folders
      .filter((_folder, index) => (found[index]?.length ?? 0) > 0)
      .map((folder) => folderNode(folder.name, folder.uri.toString()));
  }

  private async buildspecsOf(folder: vscode.WorkspaceFolder, parent?: LocalNode): Promise<LocalNode[]> {
    const files = await this.filesOf(folder);
    return Promise.all(
      files.map(async (uri) => {
        const hasBatch = await this.parts.buildspecs.hasBatch(uri);
        return buildspecNode(vscode.workspace.asRelativePath(uri, false), uri.toString(), {
          parent,
          hasBatch,
        });
      }),
    );
  }

  /** With those that were deleted while their builds run: without a row nobody could cancel them. */
  private async filesOf(folder: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
    const files = await this.parts.buildspecs.of(folder);
    const known = new Set(files.map(String));
    const gone = [...new Set(this.parts.runs.running.map(({ buildspec }) => buildspec))].filter(
      (uri) => !known.has(uri) && uri.startsWith(`${folder.uri}/`),
    );
    for (const uri of gone) this.deleted.add(uri);
    return [...files, ...gone.map((uri) => vscode.Uri.parse(uri))];
  }

  private update(run: LocalRun): void {
    this.provider.refreshNode(`buildspec ${run.buildspec}`);
    // a row that was there for its run alone goes with it
    if (!isRunning(run) && this.deleted.delete(run.buildspec)) this.refresh();
  }

  /** Not over an empty view: a message would hide its welcome. */
  private sayWhetherTrusted(hasBuildspecs: boolean): void {
    const restricted = hasBuildspecs && !vscode.workspace.isTrusted;
    this.view.message = restricted
      ? 'Restricted Mode: builds run after you trust this workspace.'
      : undefined;
  }
}
