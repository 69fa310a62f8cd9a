/** Hides values in a text that comes in pieces: each becomes `***`, also where it lies across two pieces. */
export class Masker {
  private readonly values: string[];
  private rest = '';

  constructor(values: Iterable<string>) {
    this.values = secretParts(values);
  }

  /** What can be shown by now; the beginning of a possible secret waits for the next piece. */
  read(text: string): string {
    if (this.values.length === 0) return text;
    const masked = mask(this.rest + text, this.values);
    const kept = Math.max(0, ...this.values.map((value) => beginningAtEnd(masked, value)));
    this.rest = masked.slice(masked.length - kept);
    return masked.slice(0, masked.length - kept);
  }

  /** What was held back, when nothing more comes. */
  end(): string {
    const rest = this.rest;
    this.rest = '';
    return rest;
  }

  /** Masks a text that is whole in itself. */
  whole(text: string): string {
    return mask(text, this.values);
  }
}

// shorter lines of a multi-line secret are `}` and the like
const SHORTEST_LINE = 4;

/** The values and the lines of those with several, as programs print them line by line; longest first. */
function secretParts(values: Iterable<string>): string[] {
  const parts = new Set<string>();
  for (const value of values) {
    if (value === '') continue;
    parts.add(value);
    const lines = value.split(/\r?\n/);
    if (lines.length === 1) continue;
    for (const line of lines) if (line.trim().length >= SHORTEST_LINE) parts.add(line);
  }
  return [...parts].sort((a, b) => b.length - a.length);
}

function mask(text: string, values: string[]): string {
  let masked = text;
  for (const value of values) masked = masked.replaceAll(value, '***');
  return masked;
}

function beginningAtEnd(text: string, value: string): number {
  for (let length = Math.min(value.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(value.slice(0, length))) return length;
  }
  return 0;
}
