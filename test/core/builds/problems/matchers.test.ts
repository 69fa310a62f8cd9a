import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { MATCHERS } from '../../../../core/builds/problems/matchers';
import { COMPILED } from './cases/compiled';
import { JAVASCRIPT } from './cases/javascript';
import { JVM } from './cases/jvm';
import { OTHERS } from './cases/others';
import { PYTHON } from './cases/python';
import { problemsIn } from './problems-in';

const CASES = [...JAVASCRIPT, ...PYTHON, ...COMPILED, ...JVM, ...OTHERS];

describe('the problem matchers', () => {
  it.each(CASES)('find $what', ({ output, found }) => {
    expect(problemsIn(output)).toEqual(found);
  });

  it('are each shown by a case', () => {
    const shown = new Set(CASES.flatMap(({ found }) => found.map((words) => words.replace(/: .*/, ''))));
    expect(MATCHERS.map(({ owner }) => owner).filter((owner) => !shown.has(owner))).toEqual([]);
  });

  it('are each told of in docs/problems.md, and no others', async () => {
    const page = await readFile('docs/problems.md', 'utf8');
    const told = [...page.matchAll(/^\| .* \| (.*) \|$/gm)].flatMap(([, tools = '']) =>
      [...tools.matchAll(/`([^`]+)`/g)].map(([, tool]) => tool),
    );
    expect(told.sort()).toEqual([...new Set(MATCHERS.map(({ owner }) => owner))].sort());
  });

  it('name what they capture by groups that are there', () => {
    for (const { pattern } of MATCHERS) {
      for (const { regexp, loop: _, within: __, ...groups } of 'regexp' in pattern ? [pattern] : pattern) {
        const count = (new RegExp(`${regexp.source}|`).exec('')?.length ?? 0) - 1;
        for (const group of Object.values(groups)) expect(group).toBeLessThanOrEqual(count);
        expect(regexp.flags.replace('i', '')).toBe('');
      }
    }
  });

  // one that takes a time beyond all bounds never comes to its end here
  it('read hostile lines too', () => {
    const parts = [
      ' ',
      ':1',
      '(1,',
      ' at ',
      'a.b',
      '/',
      '[',
      ': ',
      'error: ',
      '^-',
      ' > ',
      'x: y ',
      '\\',
      '~',
      ', line 1',
    ];
    const heads = [
      '',
      '  ',
      'E ',
      '[ERROR] ',
      ' FAIL  ',
      '  1) ',
      '    at ',
      '  File "',
      'src/a.py:1:2: ',
      'a.sh: 1',
    ];
    const lines = heads.flatMap((head) => parts.map((part) => head + part.repeat(2000)));
    expect(problemsIn(lines.join('\n')).length).toBeLessThan(lines.length);
  });
});
