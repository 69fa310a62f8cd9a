import { LONGEST_LINE } from './line-reader';
import { shownLine } from './shown-line';

/**
 * The text of a log for a channel that takes text at its end alone: plain, in whole lines. The line that has not ended is held
 * back, as it may be a progress bar that goes back to its start; where nothing comes any more it is shown.
 */
export class ChannelText {
  private begun = '';
  /** What is shown of the line that has begun. */
  private shown = '';

  /** What more of the log there is to show. */
  push(text: string): string {
    const newline = text.lastIndexOf('\n');
    if (newline < 0) {
      this.begin(this.begun + text);
      return '';
    }
    const [first = '', ...others] = (this.begun + text.slice(0, newline)).split('\n');
    const rest = this.notShownOf(plain(first));
    this.shown = '';
    this.begin(text.slice(newline + 1));
    return `${[rest, ...others.map(plain)].join('\n')}\n`;
  }

  /** The line that has begun, as far as it is not shown yet; '' for a progress bar. */
  rest(): string {
    if (this.begun === '' || this.begun.includes('\r')) return '';
    const text = plain(this.begun);
    const rest = this.notShownOf(text);
    this.shown = text;
    return rest;
  }

  /** A line that went back to its start after it was shown is shown anew. */
  private notShownOf(text: string): string {
    return text.startsWith(this.shown) ? text.slice(this.shown.length) : `\n${text}`;
  }

  /** Only the beginning of a line counts, so that one without an end does not fill the memory. */
  private begin(line: string): void {
    this.begun = line.length > 2 * LONGEST_LINE ? line.slice(0, 2 * LONGEST_LINE) : line;
  }
}

function plain(line: string): string {
  return line.length <= LONGEST_LINE ? shownLine(line).text : cutLineText(line);
}

/** How a channel shows a line that is too long for it. */
export function cutLineText(line: string): string {
  return `${shownLine(line.slice(0, LONGEST_LINE)).text} …`;
}
