import { shownText } from '../shown-text';

const LONGEST_LABEL = 200;

/** A text of a report as a label: in one line, and no longer than somebody reads. */
export function oneLine(text: string): string {
  // what looks like an icon in a name is none
  const line = shownText(text.slice(0, 2 * LONGEST_LABEL))
    .replaceAll('$(', '$ (')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}
