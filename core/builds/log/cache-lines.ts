import { parseAgentLine } from './agent-line';

// what the agent says of a cache in S3; a local cache has no line that tells whether something was there
const HIT = /^Unarchiving cache\.\.\.\s*$/;
const MISS = /^(?:Unable to download cache: |Local build: there is no cache )/;

/** Tells by the lines of a log whether a build had its cache restored; undefined where they do not say. */
export function createCacheReader(): {
  read(line: string): void;
  readonly result: 'hit' | 'miss' | undefined;
} {
  let result: 'hit' | 'miss' | undefined;
  return {
    read(line) {
      const text = parseAgentLine(line)?.text;
      if (text === undefined || result !== undefined) return;
      if (HIT.test(text)) result = 'hit';
      else if (MISS.test(text)) result = 'miss';
    },
    get result() {
      return result;
    },
  };
}

/** The same of a whole log, given in pieces of any size. */
export function cacheOfLog(pieces: Iterable<string>): 'hit' | 'miss' | undefined {
  const reader = createCacheReader();
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) reader.read(line);
    // the agent restores it before the first phase of the buildspec
    if (reader.result !== undefined) return reader.result;
  }
  reader.read(rest);
  return reader.result;
}
