import { join } from 'node:path';
import type { RecordNote } from '../../history/record';
import { makePrivateFolder } from '../../private-files';
import { noteLine } from './record-lines';
import { appendRecords, RECORDS_FILE } from './records-file';

/**
 * Keeps what was learnt of builds in the history of their account and region, whether it is open or not, and whether they are in it yet.
 * What the disk refuses is not kept: it can be learnt again.
 */
export async function keepNotes(directory: string, notes: readonly RecordNote[]): Promise<void> {
  try {
    await makePrivateFolder(directory);
    await appendRecords(join(directory, RECORDS_FILE), notes.map(noteLine).join(''));
  } catch {
    return;
  }
}
