import { describe, expect, it } from 'vitest';
import { agentLine } from '../../../../core/builds/log/agent-line';
import { createCacheReader } from '../../../../core/builds/log/cache-lines';

const log = (...texts: string[]) => texts.map((text) => agentLine('2026-06-01T12:00:00.000Z', text)).join('');

function cacheOfLog(pieces: Iterable<string>) {
  const reader = createCacheReader();
  for (const piece of pieces) reader.read(piece);
  return reader.result;
}

describe('the cache of a build', () => {
  it.each([
    ['hit', ['Downloading S3 cache...', 'Unarchiving cache...', 'Entering phase INSTALL']],
    ['miss', ['Downloading S3 cache...', 'Unable to download cache: NoSuchKey: The key does not exist.']],
    ['miss', ['Downloading S3 cache...', 'Local build: there is no cache of these paths yet']],
    [
      undefined,
      ['Cache is not defined in the buildspec', 'Skip cache due to: no paths specified to be cached'],
    ],
    [undefined, ['Expanded cache path /root/.npm/**/*', 'Entering phase INSTALL']],
    [undefined, []],
  ])('is a %s by its lines %j', (result, lines) => {
    expect(cacheOfLog([log(...lines)])).toBe(result);
  });

  it('is told by the agent alone, not by what a command prints', () => {
    expect(cacheOfLog(['Unarchiving cache...\n'])).toBeUndefined();
  });

  it('is told before the first phase: what a command prints later in the form of the agent tells nothing', () => {
    expect(cacheOfLog([log('Entering phase INSTALL', 'Unarchiving cache...')])).toBeUndefined();
  });

  it('is read from pieces cut anywhere, the last line without an end among them', () => {
    const text = log('Downloading S3 cache...', 'Unarchiving cache...').trimEnd();
    expect(cacheOfLog(text)).toBe('hit');
  });
});
