import { describe, expect, it } from 'vitest';
import { findInLine, LogSearch, patternOf, type SearchQuery } from '../../../../core/builds/log/search';

function search(
  query: SearchQuery,
  log: string | Uint8Array,
  { pieceLength = 7, lineMilliseconds = 1_000 } = {},
) {
  const found = new LogSearch(patternOf(query) ?? /$^/, { lineMilliseconds });
  const bytes = Buffer.from(log as string);
  for (let at = 0; at < bytes.length; at += pieceLength)
    for (const _pause of found.read(bytes.subarray(at, at + pieceLength)));
  for (const _pause of found.end());
  return found;
}

const find = (text: string, log: string, pieceLength?: number) => search({ text }, log, { pieceLength });
const lines = ({ hits }: LogSearch) => hits.map(({ line }) => line);

describe('a search in a log', () => {
  it('finds lines with a text in upper or lower case, also between colours and over pieces', () => {
    const log = 'one\nAn Error here\n\x1b[31mer\x1b[1mror\x1b[0m: two\nthree error';
    expect(find('error', log).hits).toEqual([
      { line: 1, text: 'An Error here' },
      { line: 2, text: 'error: two' },
      { line: 3, text: 'three error' },
    ]);
  });

  it('takes the text as it is', () => {
    expect(find('a.b[0-9]*', 'axb1\na.b[0-9]*\n').hits.map(({ line }) => line)).toEqual([1]);
    expect(find('größe', 'GRÖSSE\nGRÖßE\n').hits.map(({ line }) => line)).toEqual([1]);
  });

  it('shows the part of a long line that has it', () => {
    const [hit] = find('needle', `${'x'.repeat(2_000)}needle${'y'.repeat(2_000)}`).hits;
    expect(hit?.text).toMatch(/^x{60}needley{234}$/);
  });

  it('ends when there are more than anybody reads', () => {
    const found = find('x', 'x\n'.repeat(2_000), 4096);
    expect(found.hits).toHaveLength(1_000);
    expect(found.isFull).toBe(true);
  });

  it('shows no control character of a line', () => {
    expect(find('a', 'a\x07\x1b[31mb\u202e').hits[0]?.text).toBe('a\uFFFDb\uFFFD');
  });

  it('keeps to the case where that is wanted', () => {
    expect(lines(search({ text: 'Error', isCaseSensitive: true }, 'error\nError\n'))).toEqual([1]);
  });

  it('takes a regular expression where that is wanted, in each line alone', () => {
    const log = 'took 12 s\r\ntook x s\nTOOK 1 s';
    expect(lines(search({ text: '^took \\d+ s$', isRegularExpression: true }, log))).toEqual([0, 2]);
    expect(
      lines(search({ text: 'took \\d', isRegularExpression: true, isCaseSensitive: true }, log)),
    ).toEqual([0]);
  });

  it('gives up a line for which an expression takes too long, tells it, and goes on', () => {
    const found = search({ text: '(a+)+$', isRegularExpression: true }, `aa\n${'a'.repeat(40)}!\nb\na\n`, {
      pieceLength: 4096,
      lineMilliseconds: 50,
    });
    expect(lines(found)).toEqual([0, 3]);
    expect(found).toMatchObject({ slowLines: 1, isTooSlow: false });
  });

  it('ends where many lines take too long', () => {
    const found = search({ text: '(a+)+$', isRegularExpression: true }, `${'a'.repeat(40)}!\n`.repeat(100), {
      pieceLength: 4096,
      lineMilliseconds: 2,
    });
    expect(found).toMatchObject({ slowLines: 10, isTooSlow: true });
  });

  it('finds a text far inside of a line of ten megabytes, and says where it did not look in longer ones', () => {
    const line = Buffer.alloc(9_000_000, 'x');
    const found = search({ text: 'needle' }, Buffer.concat([line, Buffer.from('needle\n')]), {
      pieceLength: 131_072,
    });
    expect(found.hits).toEqual([{ line: 0, text: `${'x'.repeat(60)}needle` }]);
    const longer = Buffer.concat([line, line, Buffer.from('needle\nneedle')]);
    expect(search({ text: 'needle' }, longer, { pieceLength: 131_072 })).toMatchObject({
      cutLines: 1,
      hits: [{ line: 1 }],
    });
  });
});

it.each(['(', '[', 'a**', '\\'])('%s is no regular expression, and can be looked for as text', (text) => {
  expect(patternOf({ text, isRegularExpression: true })).toBeUndefined();
  expect(lines(find(text, `a\n${text}\n`))).toEqual([1]);
});

describe('the place of a match in a line', () => {
  it('is that of the first', () => {
    expect(findInLine(/b+/, 'abbab')).toEqual({ index: 0, start: 1, length: 2 });
    expect(findInLine(/c/, 'abbab')).toBeUndefined();
  });

  it('is not looked for without end', () => {
    expect(findInLine(/(a+)+$/, `${'a'.repeat(40)}!`, 2)).toBeUndefined();
  });
});
