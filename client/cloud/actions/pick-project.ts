import * as vscode from 'vscode';
import type { CloudSession } from '../connections/session';
import type { CloudParts, ProjectTarget } from '../parts';
import { type FindRow, findRows } from '../projects/find-rows';
import { type ReadNames, readNames } from '../projects/read-names';

/** What can be chosen: a project, or to be told why a connection did not answer. */
type Choice = { target: ProjectTarget } | { failed: CloudSession };
type ChoiceItem = vscode.QuickPickItem & { choice?: Choice };

/** The project that the user picks among those of all connections. Undefined where they gave up, or no connection answers. */
export async function pickProject(
  parts: Pick<CloudParts, 'sessions' | 'clock' | 'showFailure'>,
  title = 'Run Build',
): Promise<ProjectTarget | undefined> {
  const found = new Map<CloudSession, ReadNames>();
  const choice = await choose(parts, title, found);
  if (!choice) return undefined;
  if ('target' in choice) return choice.target;
  const error = found.get(choice.failed)?.error;
  if (error) void parts.showFailure(error, choice.failed);
  return undefined;
}

/** Offers names while they are being read, which ends with the choice. */
function choose(
  { sessions, clock }: Pick<CloudParts, 'sessions' | 'clock'>,
  title: string,
  found: Map<CloudSession, ReadNames>,
): Promise<Choice | undefined> {
  const picker = vscode.window.createQuickPick<ChoiceItem>();
  const closed = new AbortController();
  picker.title = title;
  picker.placeholder = 'Which project? Type a part of its name.';
  picker.matchOnDescription = true;
  picker.busy = true;
  return new Promise((resolve) => {
    const end = (choice: Choice | undefined) => {
      resolve(choice);
      picker.hide();
    };
    picker.onDidAccept(() => end(picker.selectedItems[0]?.choice));
    picker.onDidHide(() => {
      closed.abort();
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
    void readNames(sessions.all, found, {
      clock,
      random: Math.random,
      signal: closed.signal,
      onChange() {
        picker.items = itemsOf(found);
      },
    }).then(() => {
      if (closed.signal.aborted) return;
      picker.busy = false;
      // what failed is told in full where there is nothing to choose from
      const failed = [...found].find(([, { error }]) => error)?.[0];
      if (failed && [...found.values()].every(({ names }) => names.length === 0)) end({ failed });
    });
  });
}

function itemsOf(found: ReadonlyMap<CloudSession, ReadNames>): ChoiceItem[] {
  const told = [...found].map(
    ([session, names]) => [session, { ...names, error: names.error?.message }] as const,
  );
  return findRows(told).map(itemOf);
}

function itemOf({ kind, label, description, key }: FindRow<CloudSession>): ChoiceItem {
  switch (kind) {
    case 'heading':
      return { label, kind: vscode.QuickPickItemKind.Separator };
    case 'failure':
      return { label, description, choice: { failed: key } };
    case 'project':
      return { label, description, choice: { target: { session: key, name: label } } };
  }
}
