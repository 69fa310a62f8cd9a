import { plainLine } from '../failures/clean-line';

/** Of a longer line the beginning is looked at. UTF-16 units. */
const LONGEST_LINE = 2000;

// of a progress bar the last state counts
const OVERWRITTEN = /^.*\r(?!$)/s;
// Docker's builder counts its steps and their seconds
const BUILD_STEP = /^#\d+ (?:\d+\.\d+ )?/;

/** Puts lines together from pieces of output, plain and of bounded length. */
export class OutputLines {
  private begun = '';

  constructor(private readonly onLine: (line: string) => void) {}

  read(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.add(text, start, end);
      this.end();
      start = end + 1;
    }
    this.add(text, start, text.length);
  }

  /** The line that has begun is at its end. */
  end(): void {
    const line = this.begun;
    this.begun = '';
    if (line === '') return;
    this.onLine(plainLine(line.replace(OVERWRITTEN, '')).replace(BUILD_STEP, ''));
  }

  private add(text: string, start: number, end: number): void {
    const room = LONGEST_LINE - this.begun.length;
    if (room > 0 && end > start) this.begun += text.slice(start, Math.min(end, start + room));
  }
}
