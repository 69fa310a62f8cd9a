import type { Range } from '../../core/buildspec/tree';

/** What is said about a part of the file. */
export interface Note {
  range: Range;
  markdown: string;
}

/** Text of the file inside Markdown: as code, whatever it holds, and on one line. */
export function code(text: string, longest = 120): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > longest ? `${line.slice(0, longest)}…` : line;
  const ticks = short.match(/`+/g)?.reduce((most, run) => Math.max(most, run.length), 0) ?? 0;
  const fence = '`'.repeat(ticks + 1);
  return ticks === 0 ? `${fence}${short}${fence}` : `${fence} ${short} ${fence}`;
}

/** A name as the first line of a note; what is more than a name is shown as code, so that it is no Markdown. */
export function title(name: string): string {
  return /^[\w.-]+$/.test(name) ? `**${name}**` : `**${code(name)}**`;
}
