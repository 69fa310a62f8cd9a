import { agentStampEnd, agentTextStart } from './agent-line';
import { prefixBefore } from './line-prefix';
import type { LogLine } from './line-reader';
import { type ShownLine, type StyledSpan, shownLine } from './shown-line';
import { SpanTable } from './span-table';
import { PLAIN, type TextStyle } from './text-style';

/** A line of which the beginning is shown; counted from 0 in the text. */
export interface CutLine {
  line: number;
  /** Of the whole line. */
  bytes: number;
}

export interface ShownTextOptions {
  /** Leaves out when the agent wrote a line. */
  hidesStamps: boolean;
}

/** So many characters are encoded at once. */
const PIECE = 64 * 1024;

/** More cut lines are not told apart: their text says so itself. */
const MOST_CUT_LINES = 1_000;

const MARK = /\[(?:Container|Instance)\] /;

/** The lines of a log as a document shows them: plain text in UTF-8, and apart from it how parts of it look. */
export class ShownText {
  readonly cutLines: CutLine[] = [];
  private readonly spans = new SpanTable();
  private readonly pieces: Buffer[] = [];
  private lines: string[] = [];
  private length = 0;
  private lineCount = 0;
  private style: TextStyle = PLAIN;

  constructor(private readonly options: ShownTextOptions) {}

  add(line: LogLine): void {
    const shown = this.show(line);
    this.style = shown.style;
    this.spans.add(this.lineCount, shown.spans);
    if (line.isCut && this.cutLines.length < MOST_CUT_LINES)
      this.cutLines.push({ line: this.lineCount, bytes: line.bytes });
    this.lineCount += 1;
    this.lines.push(shown.text, '\n');
    this.length += shown.text.length;
    if (this.length > PIECE) this.encode();
  }

  /** All of it, and behind it a line that has not ended. */
  bytes(unfinished?: LogLine): Uint8Array {
    this.encode();
    const last = unfinished ? [Buffer.from(this.show(unfinished).text)] : [];
    return Buffer.concat([...this.pieces, ...last]);
  }

  /** Leaves what is known beside the text, which somebody else has by now. */
  forgetText(): void {
    this.pieces.length = 0;
    this.lines = [];
  }

  spansOf(line: number): readonly StyledSpan[] {
    return this.spans.of(line);
  }

  private show({ text, bytes, isCut }: LogLine): ShownLine {
    const stampEnd = agentStampEnd(text);
    // what a command left switched on ends with it
    const shown = shownLine(text, stampEnd < 0 ? this.style : PLAIN);
    const stampless = stampEnd >= 0 && this.options.hidesStamps ? withoutStamp(shown) : shown;
    if (!isCut) return stampless;
    return { ...stampless, text: `${stampless.text} … [${bytes.toLocaleString('en')} bytes in all]` };
  }

  private encode(): void {
    if (this.lines.length === 0) return;
    this.pieces.push(Buffer.from(this.lines.join('')));
    this.lines = [];
    this.length = 0;
  }
}

/** What a tool put before the line stays only where it says which build of a batch that is. */
function withoutStamp({ text, spans, style }: ShownLine): ShownLine {
  const end = agentStampEnd(text);
  const [mark = ''] = MARK.exec(text) ?? [];
  const { build, length = 0 } = prefixBefore(text, agentTextStart(text)) ?? {};
  const before = build === undefined ? mark : text.slice(0, length) + mark;
  const shift = end - before.length;
  return {
    text: before + text.slice(end),
    spans: spans.flatMap(({ start, end: spanEnd, style: of }) =>
      start >= end ? [{ start: start - shift, end: spanEnd - shift, style: of }] : [],
    ),
    style,
  };
}
