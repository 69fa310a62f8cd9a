import * as vscode from 'vscode';
import { retryBuild, startBuild, stopBuild } from '../../../core/builds/remote/actions';
import type { BuildTarget, CloudParts, ProjectTarget } from '../parts';
import { attempt, inView } from './attempt';
import { beginBuild } from './begin-build';
import { mayStop } from './may-stop';
import { pickProject } from './pick-project';

/** Starts a build of a project and follows it; asks for the project where none is given. */
export async function runBuild(parts: CloudParts, given: ProjectTarget | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const project = given ?? (await pickProject(parts));
  if (!project) return;
  const { session, name } = project;
  await beginBuild(parts, session, 'codebuild:StartBuild', (connection) => startBuild(connection, name));
}

export async function retry(parts: CloudParts, { session, build: { id = '' } }: BuildTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  await beginBuild(parts, session, 'codebuild:RetryBuild', (connection) => retryBuild(connection, id));
}

export async function stop(parts: CloudParts, { session, build }: BuildTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const { id = '', projectName = '', buildNumber, initiator } = build;
  const name = buildNumber === undefined ? id : `${projectName} #${buildNumber}`;
  if (!(await mayStop(parts, session, { id, name, initiator, kind: 'build' }))) return;
  const stopped = await inView(() =>
    attempt(parts, session, 'codebuild:StopBuild', (connection) => stopBuild(connection, id)),
  );
  if (stopped) session.store.builds.put(stopped);
}
