import * as vscode from 'vscode';
import type { OtherBuild } from '../../core/builds/failures/known-build';
import { registerCommands } from '../commands';
import type { SourceFolders } from '../problems/source-files';
import { localSettings } from '../settings';
import type { SharedParts } from '../shared-parts';
import { AwsChoices } from './aws-choices';
import { buildspecFile } from './buildspec-file';
import { CacheFolders } from './cache-folders';
import { type LocalParts, localCommands } from './commands';
import { failedCommandActions } from './failed-command-actions';
import type { GivenBuildspec } from './given-buildspec';
import { KeptSecrets } from './kept-secrets';
import type { LocalRun } from './local-run';
import { OptionsMemory } from './options-memory';
import { localBuilds } from './other-builds';
import { announcePauses } from './pause-commands';
import { PausedBuilds } from './paused-builds';
import { ProjectLinker } from './project-linker';
import { runGiven } from './run-commands';
import { RunFailures } from './run-failures';
import { openRunLog } from './run-log';
import { RunProblems } from './run-problems';
import { RunReports } from './run-reports';
import { RunningBuilds } from './running-builds';
import { LocalRuns } from './runs';
import { ArtifactsFolder, runsStorage } from './storage';
import { LocalView } from './view';

/** What others may ask of the builds on this computer. */
export interface LocalBuilds {
  /** Runs a buildspec to its end, in the Local view. */
  run(given: GivenBuildspec): Promise<void>;
  /** Runs of a buildspec of the workspace, by its address. */
  of(buildspec: string): OtherBuild[];
  /** Where the sources of a run are; undefined where there is no such run any more. */
  sourcesOf(runId: string): SourceFolders | undefined;
  /** All that are remembered, those of batches too. */
  runs(): readonly LocalRun[];
  openLog(runId: string): Promise<void>;
  explain(runId: string): Promise<void>;
  /** Resolves when every build has cleaned up. */
  cancelAll(): Promise<void>;
}

/** The Local view and its commands. */
export function activateLocal(context: vscode.ExtensionContext, shared: SharedParts): LocalBuilds {
  const { clock, buildspecs, links, runLogs: logs } = shared;
  const storage = context.storageUri ?? context.globalStorageUri;
  const artifacts = new ArtifactsFolder(storage);
  const reports = new RunReports(vscode.Uri.joinPath(storage, 'reports').fsPath);
  const runs = new LocalRuns(
    runsStorage(context.workspaceState, { artifacts, logs, reports }),
    new Date(clock.now()).toISOString(),
  );
  const running = new RunningBuilds();
  const paused = new PausedBuilds();
  const problems = new RunProblems();
  const linker = makeLinker(shared);
  const view = new LocalView({ buildspecs, runs, reports, paused, links, clock });
  const parts: LocalParts = {
    ...shared,
    runs,
    logs,
    reports,
    artifacts,
    caches: new CacheFolders(vscode.Uri.joinPath(context.globalStorageUri, 'caches').fsPath),
    view,
    running,
    paused,
    problems,
    buildProblems: shared.problems,
    failures: new RunFailures(),
    settings: localSettings,
    consent: { always: false },
    aws: {
      choices: new AwsChoices(context.workspaceState),
      kept: new KeptSecrets(context.secrets, context.workspaceState),
    },
    linker,
    options: new OptionsMemory(context.workspaceState),
    engineImages: async () => (await import('./choose-engine')).engineImages(localSettings, clock),
    reveal: (run) => view.reveal(run),
  };
  context.subscriptions.push(
    linker,
    vscode.workspace.onDidGrantWorkspaceTrust(() => linker.look()),
    view,
    problems,
    logs.onDidRemove((isOf) => runs.forgetLog(isOf)),
    vscode.languages.registerCodeActionsProvider(['yaml', 'json'], failedCommandActions),
    announcePauses({ runs, paused }),
    ...registerCommands(localCommands(parts)),
  );
  return {
    run: (given) => runGiven(parts, given),
    of: (buildspec) => localBuilds(runs, buildspec),
    sourcesOf: (runId) => {
      const { buildspec } = runs.get(runId) ?? {};
      const folder = buildspec && vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(buildspec));
      return folder ? new Map([['', folder.uri]]) : undefined;
    },
    runs: () => runs.all,
    openLog: async (runId) => {
      const run = runs.get(runId);
      if (run) await openRunLog(parts, run);
    },
    explain: async (runId) => {
      const run = runs.get(runId);
      if (run) await (await import('./explain-run')).explainFailure(parts, run);
    },
    cancelAll: () => running.cancelAll(),
  };
}

function makeLinker({ projects, links, buildspecs, clock }: SharedParts): ProjectLinker {
  return new ProjectLinker({
    projects,
    links,
    buildspecs: {
      all: async () => (await buildspecs.all()).map(buildspecFile),
      onDidChange: buildspecs.onDidChange,
    },
    isTrusted: () => vscode.workspace.isTrusted,
    clock,
    random: Math.random,
    cloneOf: async (directory) => (await import('../../core/builds/local/clone')).clonedFolder(directory),
  });
}
