import type { StyledSpan } from './shown-line';
import type { TextStyle } from './text-style';

/** Of one window of a log; what comes after them looks plain. */
const MOST_SPANS = 1_000_000;
const MOST_STYLES = 1_000;

/** Line, start, end, style. */
const FIELDS = 4;

/** The styled spans of many lines, in little memory: a log may have more of them than lines. */
export class SpanTable {
  private numbers = new Int32Array(FIELDS * 256);
  private count = 0;
  private readonly styles: TextStyle[] = [];
  private readonly styleNumbers = new Map<string, number>();
  /** Most spans have the very style of one before. */
  private readonly numbersByIdentity = new WeakMap<TextStyle, number>();

  /** Lines come in their order. */
  add(line: number, spans: readonly StyledSpan[]): void {
    for (const { start, end, style } of spans) {
      const number = this.numberOf(style);
      if (number === undefined || this.count >= MOST_SPANS) continue;
      const at = this.count * FIELDS;
      if (at === this.numbers.length) this.grow();
      this.numbers.set([line, start, end, number], at);
      this.count += 1;
    }
  }

  of(line: number): StyledSpan[] {
    const spans: StyledSpan[] = [];
    for (let at = this.firstOf(line) * FIELDS; at < this.count * FIELDS; at += FIELDS) {
      const [of, start = 0, end = 0, number = 0] = this.numbers.subarray(at, at + FIELDS);
      if (of !== line) break;
      spans.push({ start, end, style: this.styles[number] ?? {} });
    }
    return spans;
  }

  private firstOf(line: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.numbers[middle * FIELDS] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private numberOf(style: TextStyle): number | undefined {
    const known = this.numbersByIdentity.get(style);
    if (known !== undefined) return known;
    const key = JSON.stringify(style);
    let number = this.styleNumbers.get(key);
    if (number === undefined) {
      if (this.styles.length >= MOST_STYLES) return undefined;
      number = this.styles.push(style) - 1;
      this.styleNumbers.set(key, number);
    }
    this.numbersByIdentity.set(style, number);
    return number;
  }

  private grow(): void {
    const larger = new Int32Array(this.numbers.length * 2);
    larger.set(this.numbers);
    this.numbers = larger;
  }
}
