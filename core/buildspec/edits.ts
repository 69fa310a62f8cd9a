import type { TextEdit } from './problems';

/** Applies edits that do not overlap; their ranges are offsets in `text`. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { range, newText } of inOrder(edits)) {
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

/**
 * Of several groups of edits those that can be made at once: a group goes in as a whole, and only where none of its edits
 * overlaps with one that is in already.
 */
export function compatibleEdits(groups: readonly TextEdit[][]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const group of groups) {
    if (!group.some((edit) => taken.some((other) => overlaps(edit, other)))) taken.push(...group);
  }
  return inOrder(taken);
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Two insertions at one place overlap too: their order would be a guess. */
function overlaps({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start || a.end === b.end;
}
