import * as vscode from 'vscode';
import { retryBuild, startBuild, startBuildBatch, stopBuild } from '../../core/builds/remote/actions';
import { batchConsoleUrl, buildConsoleUrl, projectConsoleUrl } from '../../core/builds/remote/console-url';
import { getProjects } from '../../core/builds/remote/projects';
import { attempt, inView } from './attempt';
import { answer } from './aws';
import { beginBuild } from './begin-build';
import type { CloudNode } from './nodes';
import type { BuildTarget, CloudParts, ProjectTarget } from './parts';
import { pickProject } from './pick-project';

/** Starts a build of a project and follows it; asks for the project where none is given. */
export async function runBuild(parts: CloudParts, given: ProjectTarget | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const project = given ?? (await pickProject(parts));
  if (!project) return;
  const { session, name } = project;
  await beginBuild(parts, session, 'codebuild:StartBuild', (connection) => startBuild(connection, name));
}

/** Starts the batch of a project, after a question that names project and connection: a batch is many builds at once. */
export async function runBatch(parts: CloudParts, given: ProjectTarget | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const project = given ?? (await pickProject(parts, 'Run Batch'));
  if (!project || !(await mayStartBatch(project))) return;
  const { session, name } = project;
  const batch = await inView(() =>
    attempt(parts, session, 'codebuild:StartBuildBatch', (connection) => startBuildBatch(connection, name)),
  );
  if (!batch) return;
  const url = batchConsoleUrl(batch.arn ?? '');
  const open = 'Open in Console';
  const answer = await vscode.window.showInformationMessage(
    `The batch ${batch.id} has started.`,
    ...(url === undefined ? [] : [open]),
  );
  if (answer === open && url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

async function mayStartBatch({ session, name: project }: ProjectTarget): Promise<boolean> {
  const { name, emulated, connection } = session;
  const region = await answer('codebuild:StartBuildBatch', async () => (await connection()).region());
  const where = emulated || !region.ok ? name : `${name}, ${region.value}`;
  const start = 'Start Batch';
  const said = await vscode.window.showWarningMessage(
    `Start a batch of ${project} with the connection ${where}?`,
    {
      modal: true,
      detail:
        "It builds the project's own source, not what is on this computer, and as many builds run as its buildspec says.",
    },
    start,
  );
  return said === start;
}

export async function retry(parts: CloudParts, { session, build: { id = '' } }: BuildTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  await beginBuild(parts, session, 'codebuild:RetryBuild', (connection) => retryBuild(connection, id));
}

export async function stop(parts: CloudParts, target: BuildTarget): Promise<void> {
  if (!vscode.workspace.isTrusted || !(await mayStop(parts, target))) return;
  const { session, build } = target;
  const stopped = await inView(() =>
    attempt(parts, session, 'codebuild:StopBuild', (connection) => stopBuild(connection, build.id ?? '')),
  );
  if (stopped) session.store.put(stopped);
}

/** A build on AWS that somebody else started may be a deployment of theirs. */
async function mayStop(
  { started }: CloudParts,
  { session, build: { id = '', projectName = '', buildNumber, initiator } }: BuildTarget,
): Promise<boolean> {
  if (session.emulated || started.has(id)) return true;
  const stop = 'Stop Build';
  const answer = await vscode.window.showWarningMessage(
    `Stop ${buildNumber === undefined ? id : `${projectName} #${buildNumber}`} on AWS?`,
    {
      modal: true,
      detail: `This window did not start it.${initiator ? ` It was started by ${initiator}.` : ''} A stopped build does not go on.`,
    },
    stop,
  );
  return answer === stop;
}

/** Opens the log of a build that has ended in the editor. */
export async function openEndedLog(parts: CloudParts, { session, build }: BuildTarget): Promise<void> {
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Reading the log…', cancellable: true },
    async (_progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      await attempt(parts, session, 'logs:GetLogEvents', (connection) =>
        parts.documents.open(connection, build, controller.signal),
      );
    },
  );
}

/** Opens the page of a project or a build in the browser. */
export async function openInConsole(parts: CloudParts, node: CloudNode): Promise<void> {
  const url = await consoleUrl(parts, node);
  if (url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

async function consoleUrl(parts: CloudParts, node: CloudNode): Promise<string | undefined> {
  const session = parts.sessions.get(node.sessionId);
  if (!session) return undefined;
  if (node.kind === 'build') return buildConsoleUrl(session.store.get(node.buildId)?.arn ?? '');
  if (node.kind !== 'project') return undefined;
  const projects = await attempt(parts, session, 'codebuild:BatchGetProjects', (connection) =>
    getProjects(connection, [node.name]),
  );
  return projectConsoleUrl(projects?.[0]?.arn ?? '');
}
