import { describe, expect, it } from 'vitest';
import { followLines } from '../../../client/local/follow-lines';

const BEFORE = 'commands:\n  - make\n  - make test\n  - make dist';
/** Where `make test` is. */
const TEST = { first: 2, last: 2 };
const placeIn = (text: string) => followLines(BEFORE, text, TEST);

describe('lines of a text that is edited', () => {
  it('stay where they are before the edit, and move with what is above them', () => {
    expect(placeIn(BEFORE)).toEqual(TEST);
    expect(placeIn(BEFORE.replace('dist', 'all'))).toEqual(TEST);
    expect(placeIn(`version: 0.2\n${BEFORE}`)).toEqual({ first: 3, last: 3 });
    expect(placeIn(BEFORE.replace('  - make\n', ''))).toEqual({ first: 1, last: 1 });
  });

  it('are found again between two edits, where nothing else is like them', () => {
    const text = `version: 0.2\n${BEFORE}`.replace('dist', 'all');
    expect(placeIn(text)).toEqual({ first: 3, last: 3 });
    expect(placeIn(text.replace('all', 'all\n  - make test'))).toBeUndefined();
  });

  it.each(['make tests', 'mke test', 'make\n    test', ' make test'])(
    'are lost where they become %j',
    (text) => {
      expect(placeIn(BEFORE.replace('make test', text))).toBeUndefined();
    },
  );

  it('are lost where a word is added at their end or their beginning', () => {
    expect(placeIn(BEFORE.replace('make test', 'make test -k'))).toBeUndefined();
    expect(placeIn(BEFORE.replace('  - make test', '  # - make test'))).toBeUndefined();
  });

  it('do not care for how lines end', () => {
    expect(placeIn(BEFORE.replaceAll('\n', '\r\n'))).toEqual(TEST);
  });
});
