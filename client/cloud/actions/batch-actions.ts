import type { BuildBatch, RetryBuildBatchType } from '@aws-sdk/client-codebuild';
import * as vscode from 'vscode';
import { retryBuildBatch, startBuildBatch, stopBuildBatch } from '../../../core/builds/remote/actions';
import { showWarningMessage } from '../../messages';
import { answer } from '../aws';
import type { CloudSession } from '../connections/session';
import type { BatchTarget, CloudParts, ProjectTarget } from '../parts';
import { attempt, inView } from './attempt';
import { mayStop } from './may-stop';
import { pickProject } from './pick-project';

/** Starts the batch of a project, after a question that names project and connection: a batch is many builds at once. */
export async function runBatch(parts: CloudParts, given: ProjectTarget | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const project = given ?? (await pickProject(parts, 'Run Batch'));
  if (!project || !(await mayStartBatch(project))) return;
  const { session, name } = project;
  const batch = await inView(() =>
    attempt(parts, session, 'codebuild:StartBuildBatch', (connection) => startBuildBatch(connection, name)),
  );
  if (batch) await show(parts, session, batch);
}

async function mayStartBatch({ session, name: project }: ProjectTarget): Promise<boolean> {
  const { name, emulated, connection } = session;
  const region = await answer('codebuild:StartBuildBatch', async () => (await connection()).region());
  const where = emulated || !region.ok ? name : `${name}, ${region.value}`;
  const start = 'Start Batch';
  const said = await showWarningMessage(
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

export async function retryBatch(
  parts: CloudParts,
  { session, batch }: BatchTarget,
  retryType: RetryBuildBatchType,
): Promise<BuildBatch | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const retried = await inView(() =>
    attempt(parts, session, 'codebuild:RetryBuildBatch', (connection) =>
      retryBuildBatch(connection, batch.id ?? '', retryType),
    ),
  );
  if (retried) await show(parts, session, retried);
  return retried;
}

export async function stopBatch(parts: CloudParts, { session, batch }: BatchTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const { id = '', projectName = '', buildBatchNumber, initiator } = batch;
  const name = buildBatchNumber === undefined ? id : `${projectName} batch #${buildBatchNumber}`;
  if (!(await mayStop(parts, session, { id, name, initiator, kind: 'batch' }))) return;
  const stopped = await inView(() =>
    attempt(parts, session, 'codebuild:StopBuildBatch', (connection) => stopBuildBatch(connection, id)),
  );
  if (stopped) session.store.builds.putBatch(stopped);
}

/** The batch's row tells how it goes on. */
async function show(
  { started, startedBatches, view }: CloudParts,
  session: CloudSession,
  batch: BuildBatch,
): Promise<void> {
  if (batch.id !== undefined) started.add(batch.id);
  session.store.builds.putBatch(batch);
  startedBatches.add(session, batch);
  if (batch.projectName !== undefined) await view.reveal(session.id, batch.projectName);
}
