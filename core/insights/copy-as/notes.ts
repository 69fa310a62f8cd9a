import type { CopiedProject } from './definition';

/** What whoever uses the copy must know, a line each. */
export function notesOf(
  { replaced, omitted }: CopiedProject,
  left: readonly string[],
  tool: string,
): string[] {
  return [
    ...(replaced.length > 0 ? [`Replaced, as they look secret: ${[...new Set(replaced)].join(', ')}.`] : []),
    ...(omitted.length > 0 ? [`Left out, as AWS sets it itself: ${omitted.join(', ')}.`] : []),
    ...(left.length > 0
      ? [`Left out, as ${tool} has nothing for it: ${[...new Set(left)].join(', ')}.`]
      : []),
  ];
}

/** Lines of a comment, whatever a name of the API holds. */
export function comment(sign: '#' | '//', notes: readonly string[]): string {
  return notes.map((note) => `${sign} ${note.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}\n`).join('');
}
