/** Hides values of three and more characters in a text that comes in pieces: each becomes `***`, also where it lies across two pieces. */
export class Masker {
  /** Longest first, so that of two values that begin alike the longer is hidden whole. */
  private values: string[] = [];
  private firsts = new Set<string>();
  private pattern = /(?:)/g;
  private rest = '';

  constructor(values: Iterable<string>) {
    this.add(values);
  }

  /** Hides further values from here on, also where the first piece of one waits already. */
  add(values: Iterable<string>): void {
    this.values = secretParts([...this.values, ...values]);
    this.firsts = new Set(this.values.map((value) => value.charAt(0)));
    this.pattern = new RegExp(this.values.map(escapePattern).join('|'), 'g');
  }

  /** What can be shown by now; the beginning of a possible value waits for the next piece. */
  read(text: string): string {
    if (this.values.length === 0) return text;
    const data = this.rest + text;
    const beginnings = this.beginningsAtEnd(data);
    let shown = '';
    let position = 0;
    for (;;) {
      const held = beginnings.find((start) => start >= position) ?? data.length;
      this.pattern.lastIndex = position;
      const match = this.pattern.exec(data);
      if (!match || match.index >= held) {
        this.rest = data.slice(held);
        return shown + data.slice(position, held);
      }
      shown += `${data.slice(position, match.index)}***`;
      position = match.index + match[0].length;
    }
  }

  /** What was held back, when nothing more comes. */
  end(): string {
    const rest = this.whole(this.rest);
    this.rest = '';
    return rest;
  }

  /** Masks a text that is whole in itself. */
  whole(text: string): string {
    return this.values.length === 0 ? text : text.replaceAll(this.pattern, '***');
  }

  /** Where the text may end with the beginning of a value, in rising order. */
  private beginningsAtEnd(text: string): number[] {
    const longest = this.values[0]?.length ?? 0;
    const starts: number[] = [];
    for (let start = Math.max(0, text.length - longest + 1); start < text.length; start += 1) {
      // a session token has a thousand characters: most places are ruled out by the first
      if (!this.firsts.has(text.charAt(start))) continue;
      const tail = text.slice(start);
      if (this.values.some((value) => value.length > tail.length && value.startsWith(tail)))
        starts.push(start);
    }
    return starts;
  }
}

// of values as short as `1` and `no` half a log consists; what they hide is told by what is left
const SHORTEST_VALUE = 3;

/** True for a value that is too short to be masked. */
export function isTooShort(value: string): boolean {
  return value !== '' && value.length < SHORTEST_VALUE;
}

// shorter lines of a multi-line secret are `}` and the like
const SHORTEST_LINE = 4;

/** The values, and the lines of those with several, as programs print them line by line. */
function secretParts(values: Iterable<string>): string[] {
  const parts = new Set<string>();
  for (const value of values) {
    if (value.length < SHORTEST_VALUE) continue;
    parts.add(value);
    const lines = value.split(/\r?\n/);
    if (lines.length === 1) continue;
    for (const line of lines) if (line.trim().length >= SHORTEST_LINE) parts.add(line);
  }
  return [...parts].sort((a, b) => b.length - a.length);
}

function escapePattern(value: string): string {
  return value.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
