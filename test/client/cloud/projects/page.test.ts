import { describe, expect, it } from 'vitest';
import { PAGE, pageOf } from '../../../../client/cloud/projects/page';
import { manyNames } from './names';

describe('a page of names', () => {
  it('has the first hundred, and says how many more there are', () => {
    const names = manyNames();
    expect(pageOf(names, PAGE, new Set())).toEqual({ shown: names.slice(0, 100), hidden: 4_900 });
  });

  it('has what somebody looked for too, in its place', () => {
    expect(pageOf(['a', 'b', 'c', 'd'], 2, new Set(['d', 'a']))).toEqual({
      shown: ['a', 'b', 'd'],
      hidden: 1,
    });
  });
});
