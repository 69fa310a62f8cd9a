/** The pages of CodeBuild Insights, in their order. */
export const PAGES = ['overview', 'onCall', 'debug'] as const;
export type PageName = (typeof PAGES)[number];

/** What stands on a page, as plain data with texts that are ready to be shown: the page itself decides nothing. */
export interface PageContent {
  page: PageName;
  notices: Notice[];
  blocks: Block[];
}

/** What somebody who reads the figures has to know first. */
export interface Notice {
  severity: 'information' | 'warning';
  text: string;
}

export type Block = TilesBlock | ChartBlock | TableBlock;

interface BlockHead {
  /** Of its own on the page. */
  id: string;
  title: string;
  /** What is counted, where the title does not say it. */
  note?: string;
}

/** Figures that are one number each. */
export interface TilesBlock extends BlockHead {
  kind: 'tiles';
  tiles: Tile[];
}

export interface Tile {
  label: string;
  /** Absent where it is not known. */
  value?: string;
  note?: string;
  change?: Change;
}

/** Beside the range before. */
export interface Change {
  text: string;
  direction: 'better' | 'worse' | 'neutral';
}

/** What is shown of a page's figures is in the unit that people read: percent from 0 to 100, durations in seconds, costs in US dollars. */
export type Scale = 'percent' | 'seconds' | 'count' | 'dollars';

/** A chart, and what its table holds. */
export interface ChartBlock extends BlockHead {
  kind: 'chart';
  /** `spans` lie side by side from a beginning to an end. */
  shape: 'lines' | 'bars' | 'spans';
  /** Takes the width of two. */
  isWide?: boolean;
  scale: Scale;
  /** What the points are: the head of the table's first column. */
  points: string;
  labels: string[];
  series: Series[];
  /** What a click on a point shows, in the order of the labels; null where it has nothing to show. */
  targets: (Target | null)[];
  /** What is said where there is nothing to draw. */
  empty: string;
}

export interface Series {
  name: string;
  /** A line that others are measured by, the same at every point. */
  isLimit?: boolean;
  /** In the order of the labels; null where there is none. Of spans a beginning and an end. */
  values: (number | [number, number] | null)[];
  texts: string[];
}

export interface TableBlock extends BlockHead {
  kind: 'table';
  columns: Column[];
  rows: Cell[][];
  /** What is said where there are no rows. */
  empty: string;
}

export interface Column {
  title: string;
  isNumeric?: boolean;
}

export interface Cell {
  text: string;
  /** The number that the text shows, for spreadsheets. */
  value?: number;
  /** Where a click leads. */
  target?: Target;
}

/** Where a click leads. */
export type Target =
  | { kind: 'log'; id: string }
  | { kind: 'explain'; id: string }
  /** The details of a build, on the page Debug. */
  | { kind: 'build'; id: string }
  /** The same beside another build, the one that the page shows. */
  | { kind: 'compare'; id: string }
  | { kind: 'project'; name: string }
  | { kind: 'range'; from: number; to: number };
