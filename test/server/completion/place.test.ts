import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../core/buildspec/text';
import { BlockLines } from '../../../server/completion/lines';
import { type Place, placeAt, type Slot } from '../../../server/completion/place';
import { applyAdjusted } from '../apply';
import { cursor } from '../cursor';

function place(marked: string): Place | undefined {
  const { text, line, character } = cursor(marked);
  return placeAt(new BlockLines(text, new LineIndex(text)), { line, character });
}

/** Path and kinds of nodes that may be written, such as `phases.build: mapping`. */
function summary(marked: string): string {
  const found = place(marked);
  if (!found) return 'nothing';
  const kinds = (['mapping', 'sequence', 'scalar'] as const).filter((kind) => found[kind]);
  return `${found.path.join('.')}: ${kinds.join(' ')}`;
}

/** The text after a word is written into a slot of the place. */
function written(marked: string, kind: 'mapping' | 'sequence' | 'scalar', word = 'NEW'): string {
  const { text } = cursor(marked);
  const slot: Slot | undefined = place(marked)?.[kind];
  if (!slot) return 'nothing';
  return applyAdjusted(text, slot.range, slot.lead + word);
}

describe('the place of a new key', () => {
  it('is the root of an empty file', () => {
    expect(summary('|')).toBe(': mapping sequence scalar');
    expect(summary('# a comment\n\n---\n|')).toBe(': mapping sequence scalar');
  });

  it('is a sibling at the column of the keys above', () => {
    expect(summary('version: 0.2\n|')).toBe(': mapping');
    expect(summary('phases:\n  install:\n    commands:\n      - a\n  |')).toBe('phases: mapping');
    expect(summary('phases:\n  install:\n    commands:\n      - a\n    |')).toBe('phases.install: mapping');
  });

  it('is a child right of an open key, whatever it will be', () => {
    expect(summary('env:\n  |')).toBe('env: mapping sequence scalar');
    expect(summary('env:\n    |\nphases:\n')).toBe('env: mapping sequence scalar');
  });

  it('is the word that is being typed', () => {
    expect(summary('phases:\n  bu|')).toBe('phases: mapping scalar');
    expect(written('phases:\n  bu|ild', 'mapping')).toBe('phases:\n  NEW');
    expect(summary('phases:\n  install:\n    commands:\n      - a\n  bu|\nartifacts:\n')).toBe(
      'phases: mapping',
    );
  });

  it('is the key that stands there already, up to its colon', () => {
    expect(written('phases:\n  bui|ld: x', 'mapping')).toBe('phases:\n  NEW: x');
    expect(written('phases:\n  |build:\n    commands:', 'mapping')).toBe('phases:\n  NEW:\n    commands:');
    expect(place('phases:\n  |build :\n    commands:')).toMatchObject({ hasColon: true, hasContent: true });
  });

  it('moves to the column of its siblings when the cursor stands elsewhere', () => {
    expect(written('version: 0.2\n   |', 'mapping')).toBe('version: 0.2\nNEW');
    expect(written('version: 0.2\n  en|', 'mapping')).toBe('version: 0.2\nNEW');
    expect(written('phases:\n  install:\n    commands:\n      - a\n   |\n', 'mapping')).toBe(
      'phases:\n  install:\n    commands:\n      - a\n    NEW\n',
    );
  });

  it('is found past the end of a line, after a byte order mark, and before a carriage return', () => {
    const lines = new BlockLines('env:\n  ', new LineIndex('env:\n  '));
    expect(placeAt(lines, { line: 1, character: 99 })?.mapping?.range).toEqual({ start: 7, end: 7 });
    expect(written('\uFEFFver|', 'mapping')).toBe('\uFEFFNEW');
    expect(written('env:\r\n  sh|\r\n', 'mapping')).toBe('env:\r\n  NEW\r\n');
    expect(written('env:\r\n  shell: |\r\n', 'scalar')).toBe('env:\r\n  shell: NEW\r\n');
  });

  it('never cuts a block whose lines follow', () => {
    expect(written('phases:\n  install:\n    commands:\n      - a\n|\n  build:\n', 'mapping')).toBe(
      'phases:\n  install:\n    commands:\n      - a\n  NEW\n  build:\n',
    );
    expect(written('phases:\n|\n  build:\n', 'mapping')).toBe('phases:\n  NEW\n  build:\n');
    expect(written('phases:\n      |\n  build:\n', 'mapping')).toBe('phases:\n  NEW\n  build:\n');
  });

  it('knows the keys around it, not those of other mappings', () => {
    const marked =
      'phases:\n  install:\n    commands: []\n    |\n    finally: []\n  build:\n    on-failure: ABORT\n';
    expect(place(marked)?.present).toEqual(['commands', 'finally']);
  });

  it('keeps further lines right of where the key is written', () => {
    expect(place('phases:\n|\n  build:\n')?.mapping).toMatchObject({ lead: '  ', indent: '  ' });
    expect(place('phases:\n  |\n')?.mapping).toMatchObject({ lead: '', indent: '' });
  });
});

describe('the place of a list item', () => {
  it('is a new dash below the list key or beside its items', () => {
    expect(summary('a:\n  - x\n  |')).toBe('a: sequence');
    expect(summary('a:\n  |\n  - x')).toBe('a: sequence');
    expect(summary('a:\n|\n- x')).toBe('a: sequence');
  });

  it('is behind the dash', () => {
    expect(summary('a:\n  - |')).toBe('a.0: mapping scalar');
    expect(summary('a:\n- |')).toBe('a.0: mapping scalar');
    expect(summary('a:\n  - b: 1\n  - |')).toBe('a.0: mapping scalar');
    expect(written('a:\n  -|', 'scalar')).toBe('a:\n  - NEW');
    expect(written('a:\n  - x|y', 'scalar')).toBe('a:\n  - NEW');
  });

  it('is a key of the item at the column behind the dash', () => {
    expect(summary('a:\n  - b: 1\n    |')).toBe('a.0: mapping');
    expect(place('a:\n  - b: 1\n    |\n    c: 2\n  - d: 3\n')?.present).toEqual(['b', 'c']);
    expect(place('a:\n  - b: 1\n    c: 2\n  - |\n    d: 3\n')?.present).toEqual(['d']);
  });

  it('keeps further lines of the item right of its dash', () => {
    expect(place('a:\n  - |')?.mapping).toMatchObject({ lead: '', indent: '  ' });
    expect(place('a:\n  -|')?.mapping).toMatchObject({ lead: ' ', indent: '  ' });
  });

  it('at dashes below their key, a blank line means the next key', () => {
    expect(summary('a:\n  b:\n  - x\n  |')).toBe('a: mapping');
    expect(summary('a:\n  b:\n  - x\n  |\n  - y')).toBe('a.b: sequence');
  });
});

describe('the place of a value', () => {
  it('is behind the colon', () => {
    expect(summary('a:\n  b: |')).toBe('a.b: mapping sequence scalar');
    expect(summary('a:\n  b: x|')).toBe('a.b: scalar');
    expect(written('a:|', 'scalar')).toBe('a: NEW');
    expect(written('a: |', 'scalar')).toBe('a: NEW');
    expect(written('a: x|y # why', 'scalar')).toBe('a: NEW # why');
    expect(written('- a: |', 'scalar')).toBe('- a: NEW');
  });

  it('includes the quotes that are there', () => {
    expect(place('a: "x|"')?.quote).toBe('"');
    expect(written("a: 'x|'", 'scalar')).toBe('a: NEW');
  });

  it('continues below the key where a mapping or a list is wanted', () => {
    expect(written('a:\n  b: |', 'mapping')).toBe('a:\n  b:\n    NEW');
    expect(written('a:\n- x:\n  - y\n- b: |', 'sequence')).toBe('a:\n- x:\n  - y\n- b:\n  NEW');
  });

  it('is nowhere when the content stands on the next lines', () => {
    expect(summary('a: |\n  b: 1\n')).toBe('nothing');
    expect(summary('a: |\n- b\n')).toBe('nothing');
  });
});

describe('no place', () => {
  it.each([
    ['a comment', 'a: 1 # x|'],
    ['a comment line', '|# x'],
    ['a block scalar', 'a:\n  - ¦\n    echo x\n    |'],
    ['a line between those of a block scalar', 'a: ¦\n  x\n|\n  y: 1\n'],
    ['something like a key in a block scalar', 'a:\n  - ¦\n    x: 1\n    y|\n'],
    ['the header of a block scalar', 'a: ¦|\n  x\n'],
    ['a tab', 'a:\n\t|'],
    ['a flow collection', 'a: [x|]'],
    ['the space before a value', 'a: |  x'],
    ['the dashes of an item', 'a:\n |- x'],
  ])('is inside %s', (_, marked) => {
    expect(summary(marked)).toBe('nothing');
  });
});
