import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../core/buildspec/text';

describe('lines', () => {
  it.each([
    ['a\nbc', 1],
    ['a\r\nbc', 1],
    ['a\rbc', 1],
    ['a\r\r\nbc', 2],
    ['a\n\rbc', 2],
  ])('end as YAML and LSP say: %j', (text, line) => {
    const index = new LineIndex(text);
    expect(index.positionAt(text.indexOf('c'))).toEqual({ line, character: 1 });
    expect(index.offsetAt({ line, character: 1 })).toBe(text.indexOf('c'));
    expect(index.lineCount).toBe(line + 1);
  });
});
