import type { Clock } from '../core/builds/events';
import { quietly } from './quietly';

/** Between the two tries to show a row. Milliseconds. */
const AGAIN = 500;

/** Has a tree show a row. Never rejects: a tree in the middle of being read anew is asked once more, and then left alone. */
export async function revealRow(clock: Clock, show: () => Thenable<void>): Promise<void> {
  try {
    await show();
  } catch {
    await clock.sleep(AGAIN);
    await quietly('showing a row of the tree', async () => show());
  }
}
