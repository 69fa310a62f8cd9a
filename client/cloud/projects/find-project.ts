import * as vscode from 'vscode';
import type { CloudSession } from '../connections/session';
import type { CloudParts, ProjectTarget } from '../parts';
import { nameFilter } from './filter';
import { type FoundNames, findRows } from './find-rows';
import { rarely } from './rarely';

type ProjectItem = vscode.QuickPickItem & { target?: ProjectTarget };

/** Offers the names of all projects while they are being read, and shows the chosen one in the tree. */
export async function findProject(parts: CloudParts): Promise<void> {
  const target = await pickProject(parts);
  if (!target) return;
  const { projects, view } = parts;
  const { session, name } = target;
  if (!nameFilter(projects.filter)(name)) projects.filter = '';
  await view.showProject(session.id, name);
}

/** Undefined where the user gave up, which ends the reading too. */
function pickProject({ sessions, clock }: CloudParts): Promise<ProjectTarget | undefined> {
  const picker = vscode.window.createQuickPick<ProjectItem>();
  const given = new AbortController();
  picker.title = 'Find Project';
  picker.placeholder = 'Part of its name';
  picker.matchOnDescription = true;
  picker.busy = true;
  const found = new Map<CloudSession, FoundNames>(
    sessions.all.map((session) => [session, { names: [], connection: session.name }]),
  );
  const offer = () => {
    picker.items = findRows([...found]).map(({ label, description, key, isHeading }) =>
      isHeading
        ? { label, kind: vscode.QuickPickItemKind.Separator }
        : { label, description, target: key && { session: key, name: label } },
    );
  };
  const read = async (session: CloudSession) => {
    const tell = rarely(offer);
    const { region } = await session.store.connect();
    const take = (names: readonly string[], error?: string) =>
      found.set(session, { names, error, connection: region ? `${session.name} · ${region}` : session.name });
    const first = await session.store.projects();
    take(first.ids, first.error?.message);
    offer();
    const all = await session.store.readAllProjects({
      clock,
      random: Math.random,
      signal: given.signal,
      onPage: ({ ids }) => {
        take(ids);
        tell();
      },
    });
    take(all.ids, all.error?.message);
  };
  void Promise.all(sessions.all.map(read)).then(() => {
    if (given.signal.aborted) return;
    offer();
    picker.busy = false;
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      if (!item?.target) return;
      resolve(item.target);
      picker.hide();
    });
    picker.onDidHide(() => {
      given.abort();
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
