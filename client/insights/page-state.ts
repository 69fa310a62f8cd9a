import type { Trigger } from '../../core/builds/history/trigger';
import { TRIGGERS } from '../../core/insights/build-history';
import type { BuildFilter, TimeRange } from '../../core/insights/filter';
import { DIMENSIONS, type Dimension } from '../../core/insights/group';
import { PAGES, type PageName } from './page-content';

export const RANGES = ['day', 'week', 'month', 'quarter', 'year', 'custom'] as const;
export type RangeName = (typeof RANGES)[number];

/** What somebody has chosen on the page, which it keeps when it is loaded again. What is absent is not limited. */
export interface PageState {
  page: PageName;
  /** The id of a connection; absent: the first one. */
  source?: string;
  range: RangeName;
  /** Of a custom range: days in UTC, as `2026-11-01`, the last of them included. */
  from?: string;
  to?: string;
  project?: string;
  branch?: string;
  trigger?: string;
  initiator?: string;
  computeType?: string;
  /** By what the table of the overview tells builds apart. */
  by: Dimension;
  /** The build of the page Debug, and the one beside it. */
  build?: string;
  other?: string;
}

export const FIRST_STATE: PageState = { page: 'overview', range: 'month', by: 'project' };

/** Longer than any name that CodeBuild takes. */
const LONGEST = 2_000;

/** The state of a page as it was sent or kept: what does not fit is as at first. */
export function readState(value: unknown): PageState {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const range = oneOf(RANGES, given.range) ?? FIRST_STATE.range;
  return {
    page: oneOf(PAGES, given.page) ?? FIRST_STATE.page,
    range,
    by: oneOf(DIMENSIONS, given.by) ?? FIRST_STATE.by,
    ...(range === 'custom' && defined({ from: day(given.from), to: day(given.to) })),
    ...defined({
      source: text(given.source),
      project: text(given.project),
      branch: text(given.branch),
      trigger: oneOf(TRIGGERS, given.trigger),
      initiator: text(given.initiator),
      computeType: text(given.computeType),
      build: text(given.build),
      other: text(given.other),
    }),
  };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const DAYS: Record<Exclude<RangeName, 'custom' | 'day'>, number> = {
  week: 7,
  month: 30,
  quarter: 90,
  year: 365,
};

/** From the beginning of an hour or of a day in UTC up to now: today is its last day. */
export function rangeOf({ range, from, to }: PageState, now: number): TimeRange {
  const today = Math.floor(now / DAY) * DAY;
  if (range === 'day') return { from: Math.floor(now / HOUR) * HOUR - 23 * HOUR, to: now };
  if (range !== 'custom') return { from: today - (DAYS[range] - 1) * DAY, to: now };
  const last = Math.min(Date.parse(to ?? '') || today, today);
  const first = Math.min(Date.parse(from ?? '') || last - 29 * DAY, last);
  // a year and a day: more is not kept
  return { from: Math.max(first, last - 366 * DAY), to: Math.min(last + DAY, now) };
}

export function filterOf(state: PageState, now: number): BuildFilter {
  const { project, branch, trigger, initiator, computeType } = state;
  return {
    range: rangeOf(state, now),
    ...(project !== undefined && { projects: [project] }),
    ...(branch !== undefined && { branches: [branch] }),
    ...(trigger !== undefined && { triggers: [trigger as Trigger] }),
    ...(initiator !== undefined && { initiators: [initiator] }),
    ...(computeType !== undefined && { computeTypes: [computeType] }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : undefined;
}

function day(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  return Number.isNaN(Date.parse(value)) ? undefined : value;
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((each) => each === value);
}

function defined<Parts extends object>(parts: Parts): Partial<Parts> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Partial<Parts>;
}
