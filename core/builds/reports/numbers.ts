const NANOSECONDS = 1e9;

/** A number as tools of any country write it: `1,234.5` has thousands, `0,5` a decimal comma. Undefined for what is none. */
export function readDecimal(text: string | undefined): number | undefined {
  const trimmed = text?.trim();
  if (!trimmed) return undefined;
  const plain = trimmed.includes('.') ? trimmed.replaceAll(',', '') : trimmed.replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** A count that cannot be negative; 0 for what is none. */
export function readCount(text: string | undefined): number {
  return Math.max(0, Math.trunc(readDecimal(text) ?? 0));
}

/** A count as a service tells it, whole and never negative; 0 for what is none, such as NaN. */
export function countOf(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? Math.max(0, Math.trunc(value)) : 0;
}

/** A percentage as a service tells it, from 0 to 100; undefined for what is none, such as NaN. */
export function percentageOf(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : undefined;
}

/** Seconds as nanoseconds, whole and never negative; 0 for what is no number. */
export function nanosecondsOf(seconds: number | undefined): number {
  return Math.max(0, Math.round((seconds ?? 0) * NANOSECONDS));
}

/** A line from 1; undefined for what is none. */
export function readLine(text: string | undefined): number | undefined {
  const line = readDecimal(text);
  return line !== undefined && Number.isInteger(line) && line > 0 ? line : undefined;
}
