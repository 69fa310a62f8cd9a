import type { BuildStatusLabel } from '../../../core/builds/remote/status';

/** What a project's builds can be filtered by; the words that their rows have. */
export const FILTER_STATUSES = [
  'In progress',
  'Succeeded',
  'Failed',
  'Timed out',
  'Stopped',
  'Fault',
] as const satisfies readonly BuildStatusLabel[];

export type StatusFilter = ReadonlySet<BuildStatusLabel>;

/** The filter that a choice makes; undefined, which shows everything, where nothing or all of it is chosen. */
export function statusFilter(chosen: readonly BuildStatusLabel[]): StatusFilter | undefined {
  return chosen.length === 0 || chosen.length === FILTER_STATUSES.length ? undefined : new Set(chosen);
}

/** Such as `Failed, Timed out`. */
export function filterText(filter: StatusFilter): string {
  return FILTER_STATUSES.filter((status) => filter.has(status)).join(', ');
}

/** What stands where no build that is loaded passes the filter. `count`: of the builds that are loaded. */
export function nothingPasses(
  filter: StatusFilter,
  { count, more }: { count: number; more: boolean },
): string {
  const statuses = FILTER_STATUSES.filter((status) => filter.has(status)).join(' or ');
  return `${more ? `None of the newest ${count}` : 'No build'} has the status ${statuses}`;
}
