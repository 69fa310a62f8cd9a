import * as vscode from 'vscode';
import { registerCommands } from '../commands';
import type { LocalBuilds } from '../local/activate';
import { projectLists } from '../local/project-lists';
import { quietly } from '../quietly';
import { notifications } from '../settings';
import type { SharedParts } from '../shared-parts';
import { windowFocus } from '../window-focus';
import { BuildLogs } from './build-logs';
import { CloudProblems } from './build-problems';
import { BUILDSPEC_SCHEME, BuildspecDocuments } from './buildspec/documents';
import { checkPageCommands } from './check/commands';
import { CHECK_SCHEME, CheckDocuments } from './check/documents';
import { cloudCommands } from './commands';
import type { CloudSession } from './connections/session';
import { watchAwsFiles } from './connections/watch-aws-files';
import { DebugSessions } from './debug/sessions';
import { WaitingNotices } from './debug/waiting-notices';
import { type Ended, EndNotices } from './ends/end-notices';
import { showEnd, showReportsOfEnd } from './ends/show-end';
import { LearntOfBuilds } from './insights/learnt';
import { registerInsights } from './insights/register';
import { LatestStatusBar } from './latest/latest-status-bar';
import { WorkspaceBuild } from './latest/workspace-build';
import { overridesParts } from './overrides/make-parts';
import type { CloudParts } from './parts';
import { CloudView } from './view';
import { Following } from './watching/following';
import { StartedBatches } from './watching/started-batches';

/** The CodeBuild view and its commands, the status bar item and the notifications about builds there. */
export function activateCloud(
  context: vscode.ExtensionContext,
  shared: SharedParts,
  localBuilds: LocalBuilds,
): void {
  const { clock, sessions } = shared;
  const projects = projectLists(context, shared);
  const view = new CloudView(sessions, projects, clock, watchAwsFiles);
  const logs = new BuildLogs(shared.buildLogs, shared.logRoom);
  const notices = new EndNotices<CloudSession>({
    clock,
    setting: notifications,
    show: (message, ended) => void showEnd(parts, message, ended),
  });
  const showFailure: CloudParts['showFailure'] = async (error, session) => {
    const { showCloudFailure } = await import('./show-failure');
    await showCloudFailure(parts, error, session);
  };
  const tellEnd = (ended: Ended<CloudSession>) => {
    notices.add(ended);
    void quietly('showing reports', () => showReportsOfEnd(parts, ended));
  };
  const problems = new CloudProblems(shared.problems);
  const following = new Following(
    { outputs: shared.outputs, logs, clock },
    tellEnd,
    showFailure,
    (session, build) => problems.follow(session, build),
  );
  const latest = new WorkspaceBuild<CloudSession>({
    sessions,
    workspace: projects.workspace,
    focus: windowFocus,
    clock,
  });
  const startedBatches = new StartedBatches<CloudSession>(tellEnd);
  const usedBuildspecs = new BuildspecDocuments();
  const checks = new CheckDocuments();
  const debugSessions = new DebugSessions(showFailure);
  const started = new Set<string>();
  const parts: CloudParts = {
    ...shared,
    view,
    projects,
    following,
    latest,
    logs,
    overrides: overridesParts(context, shared.buildspecs),
    buildspecs: usedBuildspecs,
    checks,
    problems,
    localBuilds: localBuilds.of,
    debugSessions,
    learnt: new LearntOfBuilds(),
    runLocally: localBuilds.run,
    started,
    startedBatches,
    showFailure,
  };
  context.subscriptions.push(
    projects,
    view,
    following,
    startedBatches,
    notices,
    latest,
    new LatestStatusBar(latest, clock),
    debugSessions,
    new WaitingNotices<CloudSession>({
      sessions,
      started,
      show: (session, build) => void debugSessions.announce({ session, build }),
    }),
    vscode.workspace.registerTextDocumentContentProvider(BUILDSPEC_SCHEME, usedBuildspecs),
    checks,
    vscode.workspace.registerTextDocumentContentProvider(CHECK_SCHEME, checks),
    vscode.languages.registerCodeLensProvider({ scheme: CHECK_SCHEME }, checks),
    ...registerInsights(context, parts, localBuilds),
    ...registerCommands(cloudCommands(parts)),
    ...registerCommands(checkPageCommands(parts)),
  );
}
