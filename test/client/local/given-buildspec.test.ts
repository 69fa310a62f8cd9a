import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../client/local/given-buildspec';

const FOLDER = 'file:///site';
const ALL = ['file:///other/buildspec.yml', 'file:///site/buildspec.yml', 'file:///site/ci/buildspec.yml'];

describe('the row of a buildspec that is given', () => {
  it('is that of the file at its path', () => {
    expect(rowOf({ path: 'ci/buildspec.yml', folder: FOLDER }, ALL)).toBe('file:///site/ci/buildspec.yml');
  });

  it('is the first one of its folder where there is no such file', () => {
    expect(rowOf({ path: 'gone.yml', folder: FOLDER }, ALL)).toBe('file:///site/buildspec.yml');
  });

  it('is one of its own, while it runs, where the folder has no buildspec', () => {
    expect(rowOf({ path: 'buildspec.yml', folder: FOLDER }, [])).toBe('file:///site/buildspec.yml');
  });
});
