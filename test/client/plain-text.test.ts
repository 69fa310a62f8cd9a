import { describe, expect, it } from 'vitest';
import { PlainText } from '../../client/plain-text';

describe('PlainText', () => {
  it('leaves out colours, cursor movements and titles', () => {
    const text = '\x1b[1;32mok\x1b[0m \x1b[2K\x1b]0;title\x07done\x1b(B\n';
    expect(new PlainText().push(text)).toBe('ok done\n');
  });

  it('knows a sequence that is cut between two chunks', () => {
    const plain = new PlainText();
    expect(['a\x1b', '[3', '1mb'].map((chunk) => plain.push(chunk)).join('')).toBe('ab');
  });

  it('does not hold back text for ever because it begins like a sequence', () => {
    const plain = new PlainText();
    plain.push('\x1b]');
    expect(plain.push('x'.repeat(10_000))).toContain('xxx');
  });

  it('takes time in proportion to a text full of escapes', () => {
    // where each escape cost a look at all that follows, the test would outlast its limit by far
    const hostile = '\x1b[0;'.repeat(1_000_000);
    // the last may still become one
    expect(new PlainText().push(hostile)).toHaveLength(hostile.length - '\x1b[0;'.length);
  });
});
