import { applyEdits, compatibleEdits } from './edits';
import type { ReadOptions } from './options';
import type { Problem, TextEdit } from './problems';
import { readBuildspec } from './read';

/** Edits that can be made at once, and the problems that they take away. */
export interface FixRound {
  /** What the offsets of the edits and problems count in. */
  text: string;
  edits: TextEdit[];
  fixed: Problem[];
}

/** Fixes can open the way to others, such as a key that is renamed and then checked. More rounds than these are a loop. */
const MOST_ROUNDS = 5;

/**
 * Makes every fix that there is.
 * @param problems those of the text
 * @returns the text after it, and what was done in which order; no rounds where there was nothing to fix
 */
export function fixAll(
  text: string,
  problems: Problem[],
  options: ReadOptions = {},
): { text: string; rounds: FixRound[] } {
  const rounds: FixRound[] = [];
  let current = text;
  let found = problems;
  while (rounds.length < MOST_ROUNDS) {
    const round = fixRound(current, found);
    if (round.edits.length === 0) break;
    rounds.push(round);
    current = applyEdits(current, round.edits);
    found = readBuildspec(current, options).problems;
  }
  return { text: current, rounds };
}

function fixRound(text: string, problems: Problem[]): FixRound {
  const groups = problems.flatMap(({ fix }) => (fix ? [fix.edits] : []));
  const edits = compatibleEdits(groups).filter(
    ({ range, newText }) => text.slice(range.start, range.end) !== newText,
  );
  const made = new Set(edits);
  return { text, edits, fixed: problems.filter(({ fix }) => fix?.edits.some((edit) => made.has(edit))) };
}
