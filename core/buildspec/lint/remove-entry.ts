import { lineStart, wholeLines } from '../layout';
import type { Fix } from '../problems';
import type { MappingEntry, MappingNode } from '../tree';

/** Takes an entry out where it has its lines for itself and is not the last of its mapping. */
export function removeEntry(text: string, mapping: MappingNode, entry: MappingEntry): Fix | undefined {
  const { range, key } = entry;
  const isInside = range.start >= mapping.range.start && range.end <= mapping.range.end;
  if (mapping.style !== 'block' || mapping.entries.length < 2 || !isInside) return undefined;
  const before = text.slice(lineStart(text, range.start), range.start);
  const lines = wholeLines(text, range);
  const after = text.slice(range.end, lines.end);
  if (!/^ *$/.test(before) || !/^[ \t]*(#[^\r\n]*)?\r?\n?$/.test(after)) return undefined;
  return { title: `Remove ${key.value}`, edits: [{ range: lines, newText: '' }] };
}
