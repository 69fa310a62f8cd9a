import type { TrendPoint } from '../../core/insights/trend';
import { formatDuration } from '../durations';
import { shownText } from '../shown-text';

type Size = 'hour' | 'day' | 'week' | 'month';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What stands where something is not known. */
export const NOTHING = '–';

/** A share from 0 to 1. What is nearly all is not called all. */
export function percent(share: number | undefined): string {
  if (share === undefined) return NOTHING;
  const tenths = share < 1 ? Math.min(Math.round(share * 1000), 999) : Math.round(share * 1000);
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)}%`;
}

export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** `1 build`, `2 builds`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function dollars(value: number | undefined): string {
  if (value === undefined) return NOTHING;
  if (value > 0 && value < 0.01) return '<$0.01';
  return `$${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** Milliseconds in. */
export function duration(milliseconds: number | undefined): string {
  return milliseconds === undefined ? NOTHING : formatDuration(milliseconds);
}

/** As `2026-11-26 14:05`, in UTC, like the figures' days. Milliseconds since the epoch in. */
export function time(milliseconds: number | undefined): string {
  if (milliseconds === undefined || Number.isNaN(milliseconds)) return NOTHING;
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}

/** The name of an hour, a day, a week or a month, in UTC. */
export function bucketName(from: number, size: Size): string {
  const date = new Date(from);
  const month = MONTHS[date.getUTCMonth()] ?? '';
  if (size === 'month') return `${month} ${date.getUTCFullYear()}`;
  const day = `${date.getUTCDate()} ${month}`;
  if (size === 'week') return `Week of ${day}`;
  return size === 'hour' ? `${day} ${date.toISOString().slice(11, 16)}` : day;
}

/** What a commit is known by; other versions, such as those of S3, in whole. */
export function version(sourceVersion: string | undefined): string {
  if (sourceVersion === undefined) return NOTHING;
  return /^[0-9a-f]{40,64}$/.test(sourceVersion) ? sourceVersion.slice(0, 7) : name(sourceVersion);
}

/** A name that somebody gave: of a project, a branch, a person, a test. One line. */
export function name(text: string | undefined): string {
  return text === undefined ? NOTHING : shownText(text).replace(/\s+/g, ' ');
}

const STATUS_WORDS: Record<string, string> = {
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  FAULT: 'Fault',
  TIMED_OUT: 'Timed out',
  STOPPED: 'Stopped',
  IN_PROGRESS: 'In progress',
};

export function status(value: string): string {
  return STATUS_WORDS[value] ?? 'Unknown';
}

/** What is known of the failures of a rule by its code, as `command-not-found`. */
export function cause(code: string | undefined): string {
  return code === undefined
    ? 'Not known'
    : name(code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' '));
}

const TRIGGER_WORDS: Record<string, string> = {
  webhook: 'Webhook',
  pipeline: 'CodePipeline',
  rule: 'EventBridge rule',
  jenkins: 'Jenkins',
  user: 'User or role',
  local: 'This computer',
};

export function trigger(value: string): string {
  return TRIGGER_WORDS[value] ?? 'Unknown';
}

/** What a bucket of a chart over time is called. */
export function bucketNames(points: readonly Pick<TrendPoint, 'from'>[], size: Size): string[] {
  return points.map(({ from }) => bucketName(from, size));
}
