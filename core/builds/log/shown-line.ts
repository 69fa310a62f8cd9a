import { PLAIN, styleAfter, type TextStyle } from './text-style';

/** Columns of a line's text that look other than the rest: UTF-16 units from 0, end exclusive. */
export interface StyledSpan {
  start: number;
  end: number;
  style: TextStyle;
}

/** A line of a log as an editor can show it. */
export interface ShownLine {
  text: string;
  /** In their order; no two overlap. */
  spans: readonly StyledSpan[];
  /** What the next line begins with. */
  style: TextStyle;
}

/** A line with more is shown in one style from there on. */
const MOST_SPANS = 500;

// one look tells of most lines that there is nothing to do
const UNUSUAL = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
// what a terminal obeys, what breaks lines elsewhere, and what turns the order in which one reads
const CONTROL = /[\x00-\x08\x0a-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const CONTROLS = new RegExp(CONTROL, 'g');
// CSI sequences, those that hold text for the terminal, and the short ones
const SEQUENCE = /\x1b(?:\[[0-?]*[ -/]*[@-~]?|[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])?/y;

/** All that a terminal obeys and does not show. */
export const SEQUENCES = new RegExp(SEQUENCE.source, 'g');

const ESCAPE = '\x1b';
const NO_SPANS: readonly StyledSpan[] = [];

/**
 * What one would see of a line, given without its newline, in a terminal: without escape sequences, of a progress bar its last state.
 * Any other control character, also of the direction of text, is U+FFFD. Secrets are masked before.
 */
export function shownLine(line: string, style: TextStyle = PLAIN): ShownLine {
  if (!UNUSUAL.test(line)) return { text: line, spans: spansOf(line.length, style), style };
  const text = withoutReturns(line);
  // what comes after a return to the line's start is written over what was there
  const start = text.lastIndexOf('\r') + 1;
  const begin = start === 0 ? style : new LinePainter(style).paint(text.slice(0, start)).style;
  return new LinePainter(begin).paint(text.slice(start));
}

/** Without the returns at its end. */
function withoutReturns(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\r') end -= 1;
  return line.slice(0, end);
}

/** A line without escape sequences, and otherwise as it is: quicker than all of what is shown. */
export function withoutSequences(line: string): string {
  return line.includes(ESCAPE) ? line.replace(SEQUENCES, '') : line;
}

class LinePainter {
  /** What is written so far: whole strings, since a long one that loses a character is long to copy. */
  private readonly parts: string[] = [];
  private length = 0;
  private readonly spans: StyledSpan[] = [];
  private start = 0;

  constructor(private style: TextStyle) {}

  paint(line: string): ShownLine {
    let read = 0;
    for (;;) {
      const at = line.indexOf(ESCAPE, read);
      this.write(line.slice(read, at < 0 ? undefined : at));
      if (at < 0) break;
      read = this.obey(line, at);
    }
    this.turn(PLAIN, this.style);
    return { text: this.parts.join(''), spans: this.spans, style: this.style };
  }

  private write(part: string): void {
    if (!CONTROL.test(part)) {
      this.put(part);
      return;
    }
    let rest = part;
    for (let back = rest.indexOf('\b'); back >= 0; back = rest.indexOf('\b')) {
      this.put(rest.slice(0, back).replace(CONTROLS, '\uFFFD'));
      this.goBack();
      rest = rest.slice(back + 1);
    }
    this.put(rest.replace(CONTROLS, '\uFFFD'));
  }

  private put(text: string): void {
    if (text === '') return;
    this.parts.push(text);
    this.length += text.length;
  }

  /** Takes the last character away. */
  private goBack(): void {
    if (this.length <= this.start) return;
    const last = this.parts.pop() ?? '';
    const isPair = (last.codePointAt(last.length - 2) ?? 0) > 0xffff;
    const left = last.slice(0, isPair ? -2 : -1);
    this.length -= last.length - left.length;
    if (left !== '') this.parts.push(left);
  }

  /** Where the sequence ends that begins there. */
  private obey(line: string, start: number): number {
    SEQUENCE.lastIndex = start;
    SEQUENCE.test(line);
    const end = Math.max(start + 1, SEQUENCE.lastIndex);
    if (line[start + 1] === '[' && line[end - 1] === 'm') {
      const next = styleAfter(this.style, line.slice(start + 2, end - 1));
      this.turn(next, next);
    }
    return end;
  }

  /** Ends the span that is being written, where the style behind it is another. */
  private turn(next: TextStyle, style: TextStyle): void {
    if (next === this.style && next !== PLAIN) return;
    const end = this.length;
    if (this.style !== PLAIN && end > this.start && this.spans.length < MOST_SPANS)
      this.spans.push({ start: this.start, end, style: this.style });
    this.start = end;
    this.style = style;
  }
}

function spansOf(length: number, style: TextStyle): readonly StyledSpan[] {
  return style === PLAIN || length === 0 ? NO_SPANS : [{ start: 0, end: length, style }];
}
