import * as vscode from 'vscode';
import type { CloudSession } from './session';

type SessionItem = vscode.QuickPickItem & { session: CloudSession };

/** Asks which connection is meant where there are several. Undefined where the user gave up. */
export async function pickSession(
  sessions: readonly CloudSession[],
  title: string,
): Promise<CloudSession | undefined> {
  const [first] = sessions;
  if (sessions.length < 2) return first;
  const items = Promise.all(sessions.map(itemOf));
  const item = await vscode.window.showQuickPick<SessionItem>(items, {
    title,
    placeHolder: 'Which connection?',
    matchOnDescription: true,
  });
  return item?.session;
}

async function itemOf(session: CloudSession): Promise<SessionItem> {
  const { name, store, emulated } = session;
  const { region } = await store.connect();
  return { label: `${emulated ? '$(beaker)' : '$(plug)'} ${name}`, description: region, session };
}
