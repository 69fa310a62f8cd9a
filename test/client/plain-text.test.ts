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
    const hostile = '\x1b[0;'.repeat(200_000);
    const started = performance.now();
    new PlainText().push(hostile);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
