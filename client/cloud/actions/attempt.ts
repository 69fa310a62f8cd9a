import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection';
import { answer } from '../aws';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';

/** What a call gave; where it failed the user is told and this is undefined. */
export async function attempt<T>(
  { showFailure }: Pick<CloudParts, 'showFailure'>,
  session: CloudSession,
  action: string,
  call: (connection: Connection) => Promise<T>,
): Promise<T | undefined> {
  const result = await answer(action, async () => call(await session.connection()));
  if (result.ok) return result.value;
  void showFailure(result.error, session);
  return undefined;
}

/** Shows in the CodeBuild view that something goes on. */
export function inView<T>(task: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId: 'codebuild.cloud' } }, task);
}
