import type { Place } from './place';
import type { SnippetStyle } from './snippet';

/** What completing knows besides the place. */
export interface Situation {
  place: Place;
  /** How the file writes what stands under a top-level key. */
  styleUnder(topLevelKey: string): SnippetStyle;
  /** The buildspec's version, if it has one. */
  version?: string;
}
