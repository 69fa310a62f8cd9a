import * as vscode from 'vscode';
import { pickSession } from '../connections/pick-session';
import type { CloudParts, ProjectTarget } from '../parts';

/** The project that the user picks, first its connection where there are several. Undefined where they gave up. */
export async function pickProject(
  parts: Pick<CloudParts, 'sessions' | 'showFailure'>,
  title = 'Run Build',
): Promise<ProjectTarget | undefined> {
  const session = await pickSession(parts.sessions.all, title);
  if (!session) return undefined;
  const { ids, error } = await session.store.projects();
  if (error) {
    void parts.showFailure(error, session);
    return undefined;
  }
  const name = await vscode.window.showQuickPick(ids, {
    title,
    placeHolder: `Which project of ${session.name}?`,
  });
  return name === undefined ? undefined : { session, name };
}
