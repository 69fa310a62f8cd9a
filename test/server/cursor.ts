import { LineIndex } from '../../core/buildspec/text';

export interface Cursor {
  text: string;
  offset: number;
  line: number;
  character: number;
}

/** Takes the `|` that marks the cursor out of a text; a block scalar's own `|` is written `¦`. */
export function cursor(marked: string): Cursor {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error(`No | in ${JSON.stringify(marked)}`);
  const text = (marked.slice(0, offset) + marked.slice(offset + 1)).replaceAll('¦', '|');
  return { text, offset, ...new LineIndex(text).positionAt(offset) };
}
