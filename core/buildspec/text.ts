/** A place in a text as LSP counts it: line and UTF-16 column, both from 0. */
export interface Position {
  line: number;
  character: number;
}

/** Ends a line too, in YAML as in LSP, but hardly any file has one. */
const LONE_RETURN = /\r(?!\n)/;

/** Converts offsets to positions and back in logarithmic time; made once per text. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    if (LONE_RETURN.test(text)) this.countReturns();
    else for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.starts.push(i + 1);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - this.startOf(low) };
  }

  /** The offset of a position; a column past the end of its line gives the line's end. */
  offsetAt({ line, character }: Position): number {
    if (line >= this.starts.length) return this.text.length;
    const next = line + 1 < this.starts.length ? this.startOf(line + 1) : this.text.length + 1;
    return Math.min(this.startOf(line) + character, next - 1);
  }

  private countReturns(): void {
    for (const { index, 0: end } of this.text.matchAll(/\r\n?|\n/g)) this.starts.push(index + end.length);
  }

  private startOf(line: number): number {
    return this.starts[line] ?? 0;
  }
}
