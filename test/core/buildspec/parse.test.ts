import { describe, expect, test } from 'vitest';
import { parse } from '../../../core/buildspec/parse';
import { entryOf, type Node, type ScalarNode, valueAt } from '../../../core/buildspec/tree';

function scalarAt(text: string, ...path: string[]): ScalarNode {
  const node = valueAt(parse(text).tree, ...path);
  if (node?.kind !== 'scalar') throw new Error(`no scalar at ${path.join('.')}`);
  return node;
}

function itemsAt(text: string, ...path: string[]): Node[] {
  const node = valueAt(parse(text).tree, ...path);
  if (node?.kind !== 'sequence') throw new Error(`no sequence at ${path.join('.')}`);
  return node.items;
}

function sourceOf(
  text: string,
  node: { range: { start: number; end: number } } | undefined,
): string | undefined {
  return node && text.slice(node.range.start, node.range.end);
}

describe('scalars', () => {
  test.each([
    ['a: 3.10', '3.10', 'plain'],
    ['a: 0755', '0755', 'plain'],
    ['a: yes', 'yes', 'plain'],
    ['a: one\n  two\n\n  three', 'one two\nthree', 'plain'],
    ["a: 'it''s'", "it's", 'single-quoted'],
    ['a: "x\\ty"', 'x\ty', 'double-quoted'],
    ['a: |\n  one\n  two\n', 'one\ntwo\n', 'literal'],
    ['a: >-\n  one\n  two\n', 'one two', 'folded'],
  ])('%j has the value %j', (text, value, style) => {
    expect(scalarAt(text, 'a')).toMatchObject({ value, style, isNull: false });
  });

  test.each(['a:', 'a: ~', 'a: null', 'a: NULL', 'a: # comment'])('%j is null', (text) => {
    expect(scalarAt(text, 'a')).toMatchObject({ value: '', isNull: true });
  });

  test.each(["a: ''", 'a: "null"', "a: '~'", 'a: !!str'])('%j is text', (text) => {
    expect(scalarAt(text, 'a').isNull).toBe(false);
  });
});

describe('ranges', () => {
  test('cover quotes and block indicators, not comments and final line breaks', () => {
    const text = 'a: "x y" # c\nb: |-\n  one\n  two\n\n# end\nc: [1, 2] # d\nd: |\ne: z # f\n';
    const of = (key: string) => sourceOf(text, valueAt(parse(text).tree, key));
    expect([of('a'), of('b'), of('c'), of('d'), of('e')]).toEqual([
      '"x y"',
      '|-\n  one\n  two',
      '[1, 2]',
      '|',
      'z',
    ]);
  });

  test('of collections end with their last value', () => {
    const text = 'a:\n  - x\n  - y: 1\n\n# end\nb: { c: d }\n';
    const { tree } = parse(text);
    expect(sourceOf(text, valueAt(tree, 'a'))).toBe('- x\n  - y: 1');
    expect(sourceOf(text, valueAt(tree, 'b'))).toBe('{ c: d }');
    expect(sourceOf(text, entryOf(tree, 'a'))).toBe('a:\n  - x\n  - y: 1');
  });

  test('of absent values stand behind colon and dash', () => {
    const text = 'a:\nb:\n  -\n  - # c\n';
    const { tree } = parse(text);
    expect(valueAt(tree, 'a')?.range).toEqual({ start: 2, end: 2 });
    const items = itemsAt(text, 'b');
    expect(items.map(({ range }) => text.slice(range.start - 1, range.end))).toEqual(['-', '-']);
  });

  test('count a byte order mark, both characters of CRLF and astral characters as UTF-16 does', () => {
    const text = '\uFEFF😀: "😀 é"\r\nb:\r\n  - x\r\n    y\r\n  - z\r\n';
    const { tree } = parse(text);
    expect(sourceOf(text, entryOf(tree, '😀')?.key)).toBe('😀');
    expect(sourceOf(text, valueAt(tree, '😀'))).toBe('"😀 é"');
    expect(itemsAt(text, 'b').map((item) => sourceOf(text, item))).toEqual(['x\r\n    y', 'z']);
    expect(itemsAt(text, 'b')[0]).toMatchObject({ value: 'x y' });
  });
});

describe('mappings', () => {
  test('keep every entry of a repeated key, and the last one counts', () => {
    const text = 'a: 1\na: 2\n';
    const { tree, problems } = parse(text);
    expect(tree).toMatchObject({ entries: [{}, {}] });
    expect(scalarAt(text, 'a').value).toBe('2');
    expect(problems).toEqual([]);
  });

  test('JSON is YAML', () => {
    expect(scalarAt('{"version": 0.2, "env": {"shell": "bash"}}', 'env', 'shell').value).toBe('bash');
  });
});

describe('anchors', () => {
  test('an alias is the node of its anchor', () => {
    const text = 'a: &x\n  b: c\nd: *x\n';
    const { tree } = parse(text);
    expect(valueAt(tree, 'd')).toBe(valueAt(tree, 'a'));
    expect(sourceOf(text, entryOf(tree, 'd'))).toBe('d: *x');
  });

  test('a merge key brings entries that own keys override', () => {
    const text = 'x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 5\n';
    const values = ['a', 'b', 'c'].map((key) => scalarAt(text, 'z', key).value);
    expect(values).toEqual(['5', '2', '4']);
  });

  test.each([
    ['a: *x', "unknown anchor 'x' referenced"],
    ['a: &x [*x]', "anchor 'x' value contains itself"],
    ['a: &x 1\nb: {<<: *x}', 'map merge requires map or sequence of maps as the value'],
  ])('%j is one problem', (text, message) => {
    const { problems } = parse(text);
    expect(problems).toMatchObject([
      { code: 'yaml-syntax', refusal: { statusCode: 'YAML_FILE_ERROR', message } },
    ]);
  });

  test('an alias bomb is one problem, and is not unfolded', () => {
    const levels = 'abcdefghij'.split('');
    const text = levels
      .map((name, i) => `${name}: &${name} [${i === 0 ? 'x' : `*${levels[i - 1]},`.repeat(9)}]`)
      .join('\n');
    const { tree, problems } = parse(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.refusal?.message).toBe('document contains excessive aliasing');
    expect(tree).toBeDefined();
  });
});

describe('files that are no buildspec at all', () => {
  test.each([
    ['empty', '', 'empty-file'],
    ['only comments', '# nothing here\n\n', 'empty-file'],
    ['binary', '\x7fELF\0\0\x01', 'binary-file'],
    ['UTF-16 read as UTF-8', 'v\0e\0r\0', 'binary-file'],
    ['bytes that are no UTF-8', 'version: 0.2 # r\uDCFFpertoire\n', 'binary-file'],
    ['10 MB', 'version: 0.2\n'.repeat(800_000), 'file-too-large'],
  ])('%s: one problem and no tree', (_, text, code) => {
    const { tree, problems } = parse(text);
    expect(tree).toBeUndefined();
    expect(problems).toMatchObject([{ code, severity: 'error' }]);
  });

  test('of two documents the first is read, with a warning at the second', () => {
    const text = '---\na: 1\n---\na: 2\n';
    const { problems } = parse(text);
    expect(scalarAt(text, 'a').value).toBe('1');
    expect(problems).toMatchObject([
      { code: 'multiple-documents', severity: 'warning', range: { start: 9, end: 12 } },
    ]);
  });

  test.each([
    ['flow', '['.repeat(100_000)],
    ['compact lists', '- '.repeat(100_000)],
    ['block', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('deep nesting (%s) is one problem', (_, text) => {
    const { problems } = parse(text);
    expect(problems.filter(({ code }) => code === 'yaml-syntax')).toHaveLength(1);
  });
});
