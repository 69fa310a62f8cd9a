// CSI and OSC sequences, the two-character ones, and what may still become one at the end of a chunk
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\^_`a-~])/g;
const UNFINISHED = /\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[ -/]*)$/;

/** Longer than any sequence a terminal takes: what is longer is text that happens to begin like one. */
const LONGEST_SEQUENCE = 4096;

/**
 * Log text without terminal control sequences, which output channels and editors would show as garbage. Sequences may be
 * cut anywhere between chunks.
 */
export class PlainText {
  private rest = '';

  push(chunk: string): string {
    // most logs have none, and long ones are read by the megabyte
    if (this.rest === '' && !chunk.includes('\x1b')) return chunk;
    const text = (this.rest + chunk).replace(ESCAPES, '');
    const start = text.search(UNFINISHED);
    if (start < 0 || text.length - start > LONGEST_SEQUENCE) {
      this.rest = '';
      return text;
    }
    this.rest = text.slice(start);
    return text.slice(0, start);
  }
}
