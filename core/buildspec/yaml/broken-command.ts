import { blockEdit, isSurelyShell, itemSource, quoteEdit } from '../command-source';
import { applyEdits } from '../edits';
import { lineStart } from '../layout';
import type { Fix } from '../problems';
import { faultOf } from './recover';

/**
 * The fix of a syntax error inside of a command: the item is written so that YAML takes it for text. Undefined where the
 * error is no command's, or does not go away by that.
 */
export function brokenCommandFix(text: string, offset: number): Fix | undefined {
  const start = commandAround(text, offset);
  const item = start === undefined ? undefined : itemSource(text, start);
  if (!item || item.text === '' || offset > item.range.end || !isSurelyShell(item.text)) return undefined;
  // an array or mapping that is being typed
  if (/^[[{]\S*(?:,|$)/.test(item.text) || /^[|>]/.test(item.text)) return undefined;
  const edit = item.isOneLine ? quoteEdit(text, item.range) : blockEdit(text, item);
  const after = applyEdits(text, [edit]);
  const fault = faultOf(after);
  const end = item.range.end + after.length - text.length;
  if (fault && fault.position <= end) return undefined;
  return { title: item.isOneLine ? 'Quote the Command' : 'Turn the Command Into a Block', edits: [edit] };
}

/** Where the content of the command starts that holds an offset. */
function commandAround(text: string, offset: number): number | undefined {
  const item = lineAbove(text, lineStart(text, offset), Number.POSITIVE_INFINITY, /^ *- +\S/);
  if (!item) return undefined;
  const list = lineAbove(text, item.start - 1, item.indent + 1, /^ *[^\s#-]/);
  return list && /^ *(["']?)(?:commands|finally)\1 *:\s*(?:#.*)?$/.test(list.line)
    ? item.start + (/^ *- +/.exec(item.line)?.[0].length ?? 0)
    : undefined;
}

/** The nearest line from an offset upwards that fits and is indented less than a column, and than all that is passed over. */
function lineAbove(
  text: string,
  from: number,
  below: number,
  wanted: RegExp,
): { start: number; line: string; indent: number } | undefined {
  let limit = below;
  for (let at = from; at >= 0; ) {
    const start = lineStart(text, at);
    const newline = text.indexOf('\n', start);
    const line = text.slice(start, newline < 0 ? text.length : newline).trimEnd();
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (line.trim() !== '' && line.charAt(indent) !== '#' && indent < limit) {
      if (wanted.test(line)) return { start, line, indent };
      // siblings of the item have its column
      if (below === Number.POSITIVE_INFINITY) limit = indent;
    }
    if (start === 0) break;
    at = start - 1;
  }
  return undefined;
}
