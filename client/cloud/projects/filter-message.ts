/** How a filter does with the projects of one connection. */
export interface Filtered {
  /** That it lets through, of those that are read. */
  count: number;
  read: number;
  /** Whether names are still being read. */
  reading: boolean;
}

/** Says which filter is on, and what it shows; undefined where there is none. */
export function filterMessage(filter: string, lists: readonly Filtered[]): string | undefined {
  const words = filter.trim();
  if (words === '') return undefined;
  const sum = (of: (list: Filtered) => number) =>
    lists.reduce((total, list) => total + of(list), 0).toLocaleString('en');
  const shown = `Filter “${words}”: ${sum(({ count }) => count)} of ${sum(({ read }) => read)} projects`;
  return lists.some(({ reading }) => reading) ? `${shown} so far…` : `${shown}.`;
}
