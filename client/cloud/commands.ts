import type { Build } from '@aws-sdk/client-codebuild';
import * as vscode from 'vscode';
import { retryBuild, startBuild, stopBuild } from '../../core/builds/remote/actions';
import { buildConsoleUrl, projectConsoleUrl } from '../../core/builds/remote/console-url';
import { getProjects } from '../../core/builds/remote/projects';
import { hasEnded } from '../../core/builds/remote/status';
import type { CommandTable } from '../commands';
import { orShowFailure, showAwsFailure } from '../failures';
import type { BuildOutputs } from '../outputs';
import type { Following } from './following';
import type { LogDocuments } from './log-documents';
import type { CloudNode } from './nodes';
import { selectConnection } from './select-connection';
import type { CloudSessions } from './session';
import type { CloudView } from './view';

export interface CloudParts {
  sessions: CloudSessions;
  view: CloudView;
  following: Following;
  documents: LogDocuments;
  outputs: BuildOutputs;
}

/** The commands of the CodeBuild view; the node is absent where the palette calls. */
export function cloudCommands(parts: CloudParts): CommandTable<CloudNode> {
  const { sessions, view } = parts;
  return {
    'codebuild.cloud.runBuild': (node) => runBuild(parts, node?.kind === 'project' ? node.name : undefined),
    'codebuild.cloud.stopBuild': (node) => withBuild(parts, node, (build) => stop(parts, build)),
    'codebuild.cloud.retryBuild': (node) => withBuild(parts, node, (build) => retry(parts, build)),
    'codebuild.cloud.openLog': (node) => withBuild(parts, node, (build) => openLog(parts, build)),
    'codebuild.cloud.openInConsole': (node) => openInConsole(parts, node),
    'codebuild.cloud.loadMore': (node) =>
      node?.kind === 'more' ? sessions.current.store.loadMore(node.project) : undefined,
    'codebuild.cloud.refresh': (node) => view.refresh(node?.kind === 'project' ? node.name : undefined),
    'codebuild.cloud.selectConnection': () => selectConnection(sessions),
  };
}

async function runBuild(parts: CloudParts, named: string | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const project = named ?? (await pickProject(parts));
  if (project === undefined) return;
  const { connection } = parts.sessions.current;
  await begin(parts, 'codebuild:StartBuild', () => startBuild(connection, project));
}

async function retry(parts: CloudParts, { id = '' }: Build): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const { connection } = parts.sessions.current;
  await begin(parts, 'codebuild:RetryBuild', () => retryBuild(connection, id));
}

async function begin(parts: CloudParts, action: string, start: () => Promise<Build>): Promise<void> {
  const { sessions, following, view } = parts;
  const session = sessions.current;
  const build = await inView(() => orShowFailure(action, start));
  if (!build) return;
  session.store.put(build);
  following.follow(session, build);
  if (build.projectName !== undefined) await view.reveal(build.projectName);
}

async function stop({ sessions }: CloudParts, { id = '' }: Build): Promise<void> {
  const { connection, store } = sessions.current;
  const build = await inView(() => orShowFailure('codebuild:StopBuild', () => stopBuild(connection, id)));
  if (build) store.put(build);
}

/** A running build's log in its channel; an ended one's in the editor. */
export async function openLog({ sessions, following, documents }: CloudParts, build: Build): Promise<void> {
  const session = sessions.current;
  if (!hasEnded(build)) return following.follow(session, build);
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Reading the log…', cancellable: true },
    async (_progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      await orShowFailure('logs:GetLogEvents', () =>
        documents.open(session.connection, build, controller.signal),
      );
    },
  );
}

async function openInConsole({ sessions }: CloudParts, node: CloudNode | undefined): Promise<void> {
  const { connection, store } = sessions.current;
  const url =
    node?.kind === 'build'
      ? buildConsoleUrl(store.get(node.buildId)?.arn ?? '')
      : node?.kind === 'project'
        ? await orShowFailure('codebuild:BatchGetProjects', async () => {
            const [project] = await getProjects(connection, [node.name]);
            return projectConsoleUrl(project?.arn ?? '');
          })
        : undefined;
  if (url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

async function withBuild(
  { sessions }: CloudParts,
  node: CloudNode | undefined,
  act: (build: Build) => Promise<void>,
): Promise<void> {
  const build = node?.kind === 'build' ? sessions.current.store.get(node.buildId) : undefined;
  if (build) await act(build);
}

async function pickProject({ sessions }: CloudParts): Promise<string | undefined> {
  const { store, name } = sessions.current;
  const { ids, error } = await store.projects();
  if (error) {
    void showAwsFailure(error);
    return undefined;
  }
  return vscode.window.showQuickPick(ids, { title: 'Run Build', placeHolder: `Which project of ${name}?` });
}

function inView<T>(task: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId: 'codebuild.cloud' } }, task);
}
