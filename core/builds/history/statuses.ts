import type { RecordedStatus } from './record';

/** Their places stand for them in files and columns: new ones come last. */
export const STATUSES = [
  'UNKNOWN',
  'IN_PROGRESS',
  'SUCCEEDED',
  'FAILED',
  'FAULT',
  'TIMED_OUT',
  'STOPPED',
] as const satisfies readonly RecordedStatus[];
