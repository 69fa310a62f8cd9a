import * as vscode from 'vscode';
import { LogSearch, patternOfText } from '../../core/builds/log/search';
import type { LazyLogRoom } from '../log/lazy-room';
import { searchFile } from '../log/search-file';
import { bestHit, searchable } from './quoted-line';

/** Goes to the line that an explanation quotes, in whichever part of the log of the editor it is. */
export async function goToQuoted(logRoom: LazyLogRoom, quoted: string | undefined): Promise<void> {
  const text = searchable(quoted ?? '');
  const room = await logRoom.open();
  const document = vscode.window.activeTextEditor?.document;
  const log = document && room.logOf(document);
  if (!log || quoted === undefined || text === '') return;
  const search = new LogSearch(patternOfText(text));
  const { signal } = new AbortController();
  // nobody waits for how far it is
  for await (const _ of searchFile(room.logs.pathOf(log.place), search, signal));
  const hit = bestHit(search.hits, quoted);
  if (hit) await room.editors.goTo(log, hit.line);
}
