import { describe, expect, it } from 'vitest';
import { withoutDoubles } from '../../client/yaml-extension';
import { allCodes } from '../../core/buildspec/codes';

const codes = ['yaml-syntax', 'duplicate-key', 'unknown-key'];
const left = (isInstalled: boolean, validates = true) =>
  withoutDoubles(codes, (code) => code, { isInstalled, validates });

describe('beside the YAML extension', () => {
  it('leaves out what both would report', () => {
    expect(left(true)).toEqual(['unknown-key']);
  });

  it('keeps everything where that extension does not check', () => {
    expect(left(true, false)).toEqual(codes);
  });

  it('leaves out codes that there are', () => {
    expect(allCodes()).toEqual(expect.arrayContaining(codes));
  });
});

it('without it everything is reported', () => {
  expect(left(false)).toEqual(codes);
});
