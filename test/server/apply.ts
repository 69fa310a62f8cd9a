import type { Range } from '../../core/buildspec/tree';

/** Writes an insertion as editors do that adjust indentation: further lines get the white space of the line's start. */
export function applyAdjusted(text: string, { start, end }: Range, inserted: string): string {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lead = /^\s*/.exec(line)?.[0] ?? '';
  return text.slice(0, start) + inserted.replaceAll('\n', `\n${lead}`) + text.slice(end);
}
