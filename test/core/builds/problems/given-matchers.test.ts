import { describe, expect, it } from 'vitest';
import { givenMatchers } from '../../../../core/builds/problems/given-matchers';
import { inWords, logOf, readProblems } from './problems-in';

const found = (matchers: unknown, output: string) =>
  readProblems(logOf(output), givenMatchers(matchers)).map(inWords);

describe("matchers in the format of VS Code's tasks", () => {
  it('have a file, a line, a column and the whole match by default', () => {
    expect(found([{ owner: 'x', pattern: { regexp: '^(.+)#(\\d+)#(\\d+)$' } }], 'a.x#4#2')).toEqual([
      'x: a.x:4:2 error a.x#4#2',
    ]);
  });

  it('have no column where they name the line alone', () => {
    const pattern = { regexp: '^(.+)#(\\d+) (.+)$', line: 2, message: 3 };
    expect(found([{ owner: 'x', severity: 'warning', pattern }], 'a.x#4 no')).toEqual([
      'x: a.x:4 warning no',
    ]);
  });

  it('may have several lines and a loop', () => {
    const pattern = [
      { regexp: '^@ (.+)$', file: 1 },
      { regexp: '^  (\\d+,\\d+) ([A-Z]+) (.+)$', location: 1, code: 2, message: 3, loop: true },
    ];
    expect(found([{ owner: 'x', source: 'tool', pattern }], '@ a.x\n  1,2 A one\n  3,4 B two')).toEqual([
      'tool: a.x:1:2 error A one',
      'tool: a.x:3:4 error B two',
    ]);
  });

  it.each([
    undefined,
    'no list',
    [undefined, 'text', {}],
    [{ owner: 'x', pattern: { regexp: '(' } }],
    [{ owner: 'x', pattern: { regexp: 4 } }],
    [{ owner: 'x', pattern: [{ regexp: '^a$' }, 'b'] }],
    [{ owner: 'x', pattern: [] }],
    [{ owner: 'x', pattern: '$tsc' }],
  ])('that are none are left out: %j', (value) => {
    expect(givenMatchers(value)).toEqual([]);
  });
});
