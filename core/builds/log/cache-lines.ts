import { parseAgentLine } from './agent-line';

// what the agent says of a cache in S3; a local cache has no line that tells whether something was there
const HIT = /^Unarchiving cache\.\.\.\s*$/;
const MISS = /^(?:Unable to download cache: |Local build: there is no cache )/;
/** The agent restores a cache before it. */
const FIRST_PHASE = /^Entering phase (?:INSTALL|PRE_BUILD|BUILD)\b/;

/** Longer than any line of the agent that tells of a cache. UTF-16 units. */
const LONGEST_LINE = 10_000;

export interface CacheReader {
  read(piece: string): void;
  /** Of what was read by now. */
  readonly result: 'hit' | 'miss' | undefined;
}

/** Tells by a log, given in pieces of any size, whether a build had its cache restored; undefined where the log does not say. */
export function createCacheReader(): CacheReader {
  let result: 'hit' | 'miss' | undefined;
  let isOver = false;
  let rest = '';
  function readLine(line: string): void {
    const text = parseAgentLine(line)?.text;
    if (text === undefined || isOver) return;
    if (HIT.test(text)) result = 'hit';
    else if (MISS.test(text)) result = 'miss';
    isOver = result !== undefined || FIRST_PHASE.test(text);
  }
  return {
    read(piece) {
      if (isOver) return;
      const lines = (rest + piece).split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
      for (const line of lines) readLine(line);
    },
    get result() {
      readLine(rest);
      return result;
    },
  };
}
