import * as vscode from 'vscode';
import { systemClock } from '../core/builds/clock';

import { askMfaCode } from './ask-mfa-code';
import { BuildLogs } from './cloud/build-logs';
import { CloudProblems } from './cloud/build-problems';
import { BUILDSPEC_SCHEME, BuildspecDocuments } from './cloud/buildspec/documents';
import { cloudCommands } from './cloud/commands';
import { ConnectedProjects } from './cloud/connected-projects';
import { type CloudSession, openSession } from './cloud/connections/session';
import { CloudSessions } from './cloud/connections/sessions';
import { watchAwsFiles } from './cloud/connections/watch-aws-files';
import { DebugSessions } from './cloud/debug/sessions';
import { WaitingNotices } from './cloud/debug/waiting-notices';
import { type Ended, EndNotices } from './cloud/ends/end-notices';
import { showEnd, showReportsOfEnd } from './cloud/ends/show-end';
import { LatestStatusBar } from './cloud/latest/latest-status-bar';
import { WorkspaceBuild } from './cloud/latest/workspace-build';
import { overridesParts } from './cloud/overrides/make-parts';
import type { CloudParts } from './cloud/parts';
import { CloudView } from './cloud/view';
import { Following } from './cloud/watching/following';
import { StartedBatches } from './cloud/watching/started-batches';
import { registerCommands } from './commands';
import { Explanations } from './explanation/documents';
import { registerExplanations } from './explanation/register';
import { getStarted } from './get-started';
import { LanguageFeatures } from './language';
import { AwsChoices } from './local/aws-choices';
import { buildspecFile } from './local/buildspec-file';
import { Buildspecs } from './local/buildspecs';
import { CacheFolders } from './local/cache-folders';
import { type LocalParts, localCommands } from './local/commands';
import { failedCommandActions } from './local/failed-command-actions';
import { KeptSecrets } from './local/kept-secrets';
import { OptionsMemory } from './local/options-memory';
import { localBuilds } from './local/other-builds';
import { announcePauses } from './local/pause-commands';
import { PausedBuilds } from './local/paused-builds';
import { ProjectLinker } from './local/project-linker';
import { ProjectLinks } from './local/project-links';
import { projectLists } from './local/project-lists';
import { runGiven } from './local/run-commands';
import { RunFailures } from './local/run-failures';
import { RunProblems } from './local/run-problems';
import { RunReports } from './local/run-reports';
import { RunningBuilds } from './local/running-builds';
import { LocalRuns } from './local/runs';
import { ArtifactsFolder, runsStorage } from './local/storage';
import { LocalView } from './local/view';
import { logCommands } from './log/commands';
import { LogFiles } from './log/log-files';
import { LogDoor } from './log/register';
import { MfaPrompts } from './mfa-prompts';
import { BuildOutputs } from './outputs';
import { BuildProblems } from './problems/build-problems';
import { registerLogLinks } from './problems/register';
import { quietly } from './quietly';
import {
  connectionSettings,
  localSettings,
  logSettings,
  notifications,
  problemSettings,
  showsReports,
} from './settings';
import { Testing } from './testing/testing';
import { windowFocus } from './window-focus';

// VS Code waits for what `deactivate` returns, not for its subscriptions: only here can builds clean up after themselves
let cleanUp: (() => Promise<unknown>) | undefined;

/** Registers views and commands; whatever is heavy loads when it is first used. */
export function activate(context: vscode.ExtensionContext): void {
  const outputs = new BuildOutputs(systemClock);
  const running = new RunningBuilds();
  const problems = new BuildProblems({ clock: systemClock, settings: problemSettings });
  const language = new LanguageFeatures(async () => {
    const { startLanguageClient } = await import('./language-client');
    return startLanguageClient(context);
  });
  const sessionParts = {
    clock: systemClock,
    focus: windowFocus,
    mfa: new MfaPrompts(askMfaCode),
    shared: new Map(),
  };
  const sessions = new CloudSessions({
    settings: connectionSettings,
    open: (connection) => openSession(connection, sessionParts),
  });
  const projects = new ConnectedProjects(sessions);
  const buildspecs = new Buildspecs();
  const links = new ProjectLinks(context.workspaceState);
  const testing = new Testing({ clock: systemClock, isAutomatic: showsReports });
  const explanations = new Explanations();
  const logs = activateLogs(context);
  const local = activateLocal(context, {
    ...logs,
    outputs,
    problems,
    explanations,
    running,
    projects,
    buildspecs,
    links,
    testing,
  });
  cleanUp = () => Promise.all([running.cancelAll(), language.stop()]);
  context.subscriptions.push(
    outputs,
    problems,
    logs.logDoor,
    ...registerCommands(logCommands(logs.logDoor)),
    ...registerExplanations(explanations),
    registerLogLinks(),
    language,
    sessions,
    projects,
    testing,
    vscode.commands.registerCommand('codebuild.getStarted', () => getStarted(language.hasBuildspec)),
    vscode.commands.registerCommand('codebuild.showReportFiles', async () =>
      (await import('./testing/show-report-files')).showReportFiles(testing),
    ),
    buildspecs,
    buildspecs.onDidFind((files) => language.filesAppeared(files)),
    ...local.disposables,
    ...activateCloud(context, {
      ...logs,
      outputs,
      problems,
      explanations,
      sessions,
      buildspecs,
      links,
      testing,
      runLocally: local.run,
      localBuilds: local.builds,
    }),
  );
}

export async function deactivate(): Promise<void> {
  await cleanUp?.();
}

interface LogsRoom {
  /** Of local runs. */
  runLogs: LogFiles;
  /** Of builds on CodeBuild. */
  buildLogs: LogFiles;
  logDoor: LogDoor;
}

function activateLogs(context: vscode.ExtensionContext): LogsRoom {
  const storage = context.storageUri ?? context.globalStorageUri;
  const filesIn = (folder: string) => new LogFiles(vscode.Uri.joinPath(storage, folder).fsPath, systemClock);
  const [runs, builds] = [filesIn('logs'), filesIn('build-logs')];
  const parts = { clock: systemClock, runs, builds, extension: context.extensionUri, settings: logSettings };
  return { runLogs: runs, buildLogs: builds, logDoor: new LogDoor(parts) };
}

interface LocalRoom extends LogsRoom {
  outputs: BuildOutputs;
  problems: BuildProblems;
  explanations: Explanations;
  running: RunningBuilds;
  projects: ConnectedProjects;
  buildspecs: Buildspecs;
  links: ProjectLinks;
  testing: Testing;
}

function activateLocal(
  context: vscode.ExtensionContext,
  {
    outputs,
    problems: buildProblems,
    explanations,
    running,
    projects,
    buildspecs,
    links,
    testing,
    runLogs: logs,
    logDoor,
  }: LocalRoom,
): { disposables: vscode.Disposable[]; run: CloudParts['runLocally']; builds: CloudParts['localBuilds'] } {
  const storage = context.storageUri ?? context.globalStorageUri;
  const artifacts = new ArtifactsFolder(storage);
  const reports = new RunReports(vscode.Uri.joinPath(storage, 'reports').fsPath);
  const runs = new LocalRuns(
    runsStorage(context.workspaceState, { artifacts, logs, reports }),
    new Date().toISOString(),
  );
  const paused = new PausedBuilds();
  const problems = new RunProblems();
  const linker = new ProjectLinker({
    projects,
    links,
    buildspecs: {
      all: async () => (await buildspecs.all()).map(buildspecFile),
      onDidChange: buildspecs.onDidChange,
    },
    isTrusted: () => vscode.workspace.isTrusted,
    clock: systemClock,
    random: Math.random,
    cloneOf: async (directory) => (await import('../core/builds/local/clone')).clonedFolder(directory),
  });
  const view = new LocalView({ buildspecs, runs, reports, paused, links, clock: systemClock });
  const parts: LocalParts = {
    runs,
    outputs,
    logs,
    logDoor,
    reports,
    artifacts,
    caches: new CacheFolders(vscode.Uri.joinPath(context.globalStorageUri, 'caches').fsPath),
    clock: systemClock,
    buildspecs,
    view,
    running,
    paused,
    problems,
    buildProblems,
    failures: new RunFailures(),
    explanations,
    settings: localSettings,
    consent: { always: false },
    aws: {
      choices: new AwsChoices(context.workspaceState),
      kept: new KeptSecrets(context.secrets, context.workspaceState),
    },
    links,
    linker,
    projects,
    testing,
    options: new OptionsMemory(context.workspaceState),
    engineImages: async () =>
      (await import('./local/choose-engine')).engineImages(localSettings, systemClock),
    reveal: (run) => view.reveal(run),
  };
  const disposables = [
    linker,
    vscode.workspace.onDidGrantWorkspaceTrust(() => linker.look()),
    view,
    problems,
    logs.onDidRemove((isOf) => runs.forgetLog(isOf)),
    vscode.languages.registerCodeActionsProvider(['yaml', 'json'], failedCommandActions),
    announcePauses({ runs, paused }),
    ...registerCommands(localCommands(parts)),
  ];
  return {
    disposables,
    run: (given) => runGiven(parts, given),
    builds: (buildspec) => localBuilds(runs, buildspec),
  };
}

interface CloudRoom extends LogsRoom {
  outputs: BuildOutputs;
  problems: BuildProblems;
  explanations: Explanations;
  sessions: CloudSessions;
  buildspecs: Buildspecs;
  links: ProjectLinks;
  testing: Testing;
  runLocally: CloudParts['runLocally'];
  localBuilds: CloudParts['localBuilds'];
}

function activateCloud(
  context: vscode.ExtensionContext,
  {
    outputs,
    problems,
    explanations,
    sessions,
    buildspecs,
    links,
    testing,
    runLocally,
    localBuilds: localBuildsOf,
    buildLogs,
    logDoor,
  }: CloudRoom,
): vscode.Disposable[] {
  const projects = projectLists(context, { links, buildspecs, clock: systemClock });
  const view = new CloudView(sessions, projects, systemClock, watchAwsFiles);
  const logs = new BuildLogs(buildLogs, logDoor);
  const notices = new EndNotices<CloudSession>({
    clock: systemClock,
    setting: notifications,
    show: (message, ended) => void showEnd(parts, message, ended),
  });
  const showFailure: CloudParts['showFailure'] = async (error, session) => {
    const { showCloudFailure } = await import('./cloud/show-failure');
    await showCloudFailure(parts, error, session);
  };
  const tellEnd = (ended: Ended<CloudSession>) => {
    notices.add(ended);
    void quietly('showing reports', () => showReportsOfEnd(parts, ended));
  };
  const found = new CloudProblems(problems);
  const following = new Following(
    { outputs, logs, clock: systemClock },
    tellEnd,
    showFailure,
    (session, build) => found.follow(session, build),
  );
  const { workspace } = projects;
  const latest = new WorkspaceBuild<CloudSession>({
    sessions,
    workspace,
    focus: windowFocus,
    clock: systemClock,
  });
  const startedBatches = new StartedBatches<CloudSession>(tellEnd);
  const usedBuildspecs = new BuildspecDocuments();
  const debugSessions = new DebugSessions(showFailure);
  const started = new Set<string>();
  const parts: CloudParts = {
    sessions,
    view,
    projects,
    clock: systemClock,
    following,
    latest,
    logs,
    logDoor,
    outputs,
    overrides: overridesParts(context, buildspecs),
    buildspecs: usedBuildspecs,
    explanations,
    problems: found,
    localBuilds: localBuildsOf,
    debugSessions,
    runLocally,
    started,
    startedBatches,
    testing,
    showFailure,
  };
  return [
    projects,
    view,
    following,
    startedBatches,
    notices,
    latest,
    new LatestStatusBar(latest, systemClock),
    debugSessions,
    new WaitingNotices<CloudSession>({
      sessions,
      started,
      show: (session, build) => void debugSessions.announce({ session, build }),
    }),
    vscode.workspace.registerTextDocumentContentProvider(BUILDSPEC_SCHEME, usedBuildspecs),
    ...registerCommands(cloudCommands(parts)),
  ];
}
