import type { RecordNote } from '../../../core/builds/history/record';
import { keepNotes } from '../../../core/builds/remote/history/keep-notes';
import type { CloudSession } from '../connections/session';
import type { HistoryPlaces } from './history-places';

export interface KeepLearntParts {
  sessions: { readonly all: readonly Pick<CloudSession, 'id' | 'emulated' | 'settings'>[] };
  places: Pick<HistoryPlaces, 'known'>;
  /** The folder of a history. */
  folder(place: string): string;
}

/** Writes what was learnt of a build into the history of its connection; false where nobody has read builds of that yet, and its account is not known. */
export async function keepLearnt(
  { sessions, places, folder }: KeepLearntParts,
  sessionId: string,
  note: RecordNote,
): Promise<boolean> {
  const session = sessions.all.find(({ id }) => id === sessionId);
  const place = session && places.known(session);
  if (place === undefined) return false;
  await keepNotes(folder(place), [note]);
  return true;
}
