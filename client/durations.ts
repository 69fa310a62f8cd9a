const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (value: number) => String(value).padStart(2, '0');

/** A length of time as trees show it: `<1s`, `42s`, `3m 07s`, `1h 02m`. Milliseconds in; a negative one counts as none. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
  if (seconds === 0) return '<1s';
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${two(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`;
}

/** How long ago, in words short enough for a tree; a clock that runs behind gives `just now`. Milliseconds in. */
export function formatAge(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'just now';
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min ago`;
  if (milliseconds < DAY) return `${Math.floor(milliseconds / HOUR)} h ago`;
  const days = Math.floor(milliseconds / DAY);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** Milliseconds from start to end, or to `now` while there is no end; undefined where the start is not known. */
export function elapsed(
  { startTime, endTime }: { startTime?: string; endTime?: string },
  now: number,
): number | undefined {
  if (startTime === undefined) return undefined;
  return (endTime === undefined ? now : Date.parse(endTime)) - Date.parse(startTime);
}
