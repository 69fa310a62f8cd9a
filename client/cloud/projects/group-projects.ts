import * as vscode from 'vscode';
import { pickSession } from '../connections/pick-session';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';
import type { Grouping } from './groups';
import { tagKeys } from './tags';

const TITLE = 'Group Projects By';

/** Asks what the projects of a connection are put together by, and remembers it. */
export async function groupProjects(parts: CloudParts, named: CloudSession | undefined): Promise<void> {
  const session = named ?? (await pickSession(parts.sessions.all, TITLE));
  if (!session) return;
  const grouping = await pickGrouping(parts, session);
  if (grouping) await parts.projects.groupings.set(session.id, grouping);
}

type GroupingItem = vscode.QuickPickItem & { by: Grouping['by'] };

async function pickGrouping(parts: CloudParts, session: CloudSession): Promise<Grouping | undefined> {
  const now = parts.projects.groupings.of(session.id);
  const current = (by: Grouping['by'], text: string) => (now.by === by ? `${text} · now` : text);
  const items: GroupingItem[] = [
    { label: 'Nothing', description: current('none', 'one list by name'), by: 'none' },
    {
      label: 'Name Prefix',
      description: current('prefix', 'such as web- of web-deploy and web-test'),
      by: 'prefix',
    },
    { label: 'Tag…', description: current('tag', now.by === 'tag' ? now.key : 'such as team'), by: 'tag' },
  ];
  const item = await vscode.window.showQuickPick(items, {
    title: TITLE,
    placeHolder: `What groups the projects of ${session.name}?`,
  });
  if (item?.by !== 'tag') return item && { by: item.by };
  const key = await pickTag(parts, session);
  return key === undefined ? undefined : { by: 'tag', key };
}

/** Offers the tags of all projects, which may have to be read; giving up ends that too. */
async function pickTag(
  { clock, showFailure }: CloudParts,
  session: CloudSession,
): Promise<string | undefined> {
  const { store } = session;
  const given = new AbortController();
  const patience = { clock, random: Math.random, signal: given.signal };
  const reading = (async () => {
    const { ids, error } = await store.readAllProjects(patience);
    return error ? ({ ok: false, error } as const) : store.readDetails(ids, patience);
  })();
  const items = reading.then((answer) =>
    answer.ok
      ? tagKeys(answer.value).map(({ key, count }) => ({
          label: key,
          description: count === 1 ? '1 project' : `${count.toLocaleString('en')} projects`,
        }))
      : [],
  );
  const cancel = new vscode.CancellationTokenSource();
  void reading.then((answer) => {
    if (answer.ok || given.signal.aborted) return;
    cancel.cancel();
    void showFailure(answer.error, session);
  });
  const item = await vscode.window.showQuickPick(
    items,
    { title: TITLE, placeHolder: 'Which tag? It is read of all projects.' },
    cancel.token,
  );
  given.abort();
  cancel.dispose();
  return item?.label;
}
