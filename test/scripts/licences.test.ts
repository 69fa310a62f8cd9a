import type { Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundledPackages, permissive, thirdPartyNotices } from '../../scripts/lib/licences.mjs';

/** The description of a bundle that carries some bytes of these files. */
function bundleOf(files: Record<string, number>): Metafile {
  const inputs = Object.fromEntries(
    Object.entries(files).map(([file, bytesInOutput]) => [file, { bytesInOutput }]),
  );
  return { inputs: {}, outputs: { 'dist/cli.js': { bytes: 1, inputs, imports: [], exports: [] } } };
}

describe('the third-party notices', () => {
  it('name the packages whose code is in the bundle, nested ones too', () => {
    const bundle = bundleOf({
      'core/x.ts': 10,
      'node_modules/js-yaml/dist/js-yaml.mjs': 10,
      'node_modules/@aws-sdk/core/index.js': 10,
      'node_modules/dockerode/node_modules/tar-stream/pack.js': 10,
      'node_modules/shaken-off/index.js': 0,
    });
    expect(bundledPackages(bundle)).toEqual([
      'node_modules/@aws-sdk/core',
      'node_modules/dockerode/node_modules/tar-stream',
      'node_modules/js-yaml',
    ]);
  });

  it('hold version, licence and its text', async () => {
    const notices = await thirdPartyNotices(bundleOf({ 'node_modules/js-yaml/dist/js-yaml.mjs': 10 }));
    expect(notices).toMatch(/^js-yaml \d+\.\d+\.\d+ \(MIT\)$/m);
    expect(notices).toContain('Permission is hereby granted, free of charge');
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND Apache-2.0', true],
    ['MIT AND GPL-3.0-only', false],
    ['LGPL-2.1', false],
    ['unknown', false],
  ])('take %s: %s', (licence, taken) => {
    expect(permissive(licence)).toBe(taken);
  });
});
