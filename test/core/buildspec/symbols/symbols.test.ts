import { describe, expect, it } from 'vitest';
import { parse } from '../../../../core/buildspec/parse';
import { anchorOccurrences } from '../../../../core/buildspec/symbols/anchors';
import {
  identifierOccurrences,
  matrixAxes,
  matrixBuilds,
  matrixSize,
} from '../../../../core/buildspec/symbols/batch';
import { variableOccurrences } from '../../../../core/buildspec/symbols/variables';

function variables(text: string): string[] {
  return variableOccurrences(text, parse(text).tree).map(({ name, range, kind, origin }) => {
    expect(text.slice(range.start, range.end)).toBe(name);
    return `${name} ${kind} ${origin}`;
  });
}

describe('variables', () => {
  it('are declared in env, in batches and in commands, and used in commands and values', () => {
    expect(
      variables(`version: 0.2
env:
  variables:
    "A": $LITERAL
  parameter-store: {B: /b}
  secrets-manager:
    C: c:$d
  exported-variables: [A, D]
batch:
  build-list:
    - identifier: one
      env:
        variables:
          E: e
  build-matrix:
    dynamic:
      env:
        variables:
          F: [a, b]
phases:
  install:
    runtime-versions:
      ruby: $G
  build:
    commands:
      - export D=$A
    finally:
      - echo $C
reports:
  $H:
    files: x
artifacts:
  name: app-$(date +$I)
`),
    ).toEqual([
      'A declaration variables',
      'B declaration parameter-store',
      'C declaration secrets-manager',
      'A export exported-variables',
      'D export exported-variables',
      'E declaration batch',
      'F declaration batch',
      'G use value',
      'D write command',
      'A use command',
      'C use command',
      'H use value',
      'I use value',
    ]);
  });

  it.each([
    ['a block', '- |\n        echo a\n\n        echo $A; echo $A\n'],
    ['a block with an indicator', '- |2-\n        echo $A\n          echo $A\n'],
    ['a folded block', '- >-\n        echo\n        $A\n\n          $A\n        x\n'],
    ['double quotes with escapes', '- "echo \\"$A\\" \\x41 \\u0041 $A\\n"\n'],
    ['double quotes on two lines', '- "echo $A \\\n          b $A\n\n          $A"\n'],
    ['single quotes', "- 'echo ''$A'' $A'\n"],
    ['a plain scalar on two lines', '- echo $A\n          $A\n'],
    ['Windows line ends', '- |\r\n        echo $A\r\n        echo $A\r\n'],
  ])('are placed exactly in %s', (_, command) => {
    const text = `phases:\n  build:\n    commands:\n      ${command}`;
    const found = variables(text);
    const single = command.includes("''$A''") ? 1 : command.match(/\$A/g)?.length;
    expect(found).toHaveLength(single ?? 0);
  });

  it('are found where the rest of the file is broken', () => {
    expect(
      variables('env:\n  variables:\n    A: "open\nphases:\n  build:\n    commands:\n      - echo $B\n'),
    ).toContain('B use command');
  });
});

describe('batch identifiers', () => {
  it('are declared by builds and used by depend-on', () => {
    const text =
      'batch:\n  build-graph:\n    - identifier: a\n    - identifier: "b"\n      depend-on: [a, \'c\']\n';
    expect(
      identifierOccurrences(text, parse(text).tree).map(({ kind, range }) => [
        kind,
        text.slice(range.start, range.end),
      ]),
    ).toEqual([
      ['declaration', 'a'],
      ['declaration', 'b'],
      ['use', 'a'],
      ['use', 'c'],
    ]);
  });
});

describe('a matrix', () => {
  const axes = (text: string) => matrixAxes(parse(text).tree);

  it('starts a build for each combination', () => {
    const matrix = axes(
      'batch:\n  build-matrix:\n    dynamic:\n      env:\n        image: [i, j]\n        variables:\n          V: [1.10, b, c]\n',
    );
    expect(matrixSize(matrix)).toBe(6);
    expect(matrixBuilds(matrix, 4)).toEqual([
      ['i', '1.10'],
      ['i', 'b'],
      ['i', 'c'],
      ['j', '1.10'],
    ]);
  });

  it('of nothing starts none', () => {
    expect(matrixSize(axes('batch:\n  build-matrix:\n    dynamic: {}\n'))).toBe(0);
  });
});

describe('anchors', () => {
  it('are told from text', () => {
    const text = `a: &one [x, *text]   # &no
b: *one
c: "&no *no"
d: x &no
e: |
  &no
f: {g: *one}
`;
    expect(anchorOccurrences(text, parse(text).tree).map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'declaration one',
      'use one',
      'use one',
    ]);
  });
});
