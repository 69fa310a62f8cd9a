import { applyEdits } from '../../core/buildspec/edits';
import type { TextEdit } from '../../core/buildspec/problems';

/** What edits change, as lines that begin with `-` or `+`, without the lines that stay. */
export function changedLines(text: string, edits: readonly TextEdit[]): string[] {
  const before = text.split(/\r?\n/);
  const after = applyEdits(text, edits).split(/\r?\n/);
  const start = commonLength(before, after);
  const rest = { before: before.slice(start), after: after.slice(start) };
  const end = commonLength([...rest.before].reverse(), [...rest.after].reverse());
  return [
    ...rest.before.slice(0, rest.before.length - end).map((line) => `- ${line}`),
    ...rest.after.slice(0, rest.after.length - end).map((line) => `+ ${line}`),
  ];
}

/** How many lines are the same from the beginning on. */
function commonLength(one: readonly string[], other: readonly string[]): number {
  const difference = one.findIndex((line, index) => line !== other[index]);
  return difference < 0 ? Math.min(one.length, other.length) : difference;
}
