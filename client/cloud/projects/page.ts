/** How many names a list shows at first, and how many more with each *Load More*. */
export const PAGE = 100;

export interface NamesPage {
  shown: string[];
  /** How many there are beyond these. */
  hidden: number;
}

/** The first names of a list, and further ones that somebody looked for, in their order. */
export function pageOf(names: readonly string[], limit: number, wanted: ReadonlySet<string>): NamesPage {
  const shown = names.filter((name, index) => index < limit || wanted.has(name));
  return { shown, hidden: names.length - shown.length };
}
