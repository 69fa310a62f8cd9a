import { isBuiltin } from 'node:module';
import * as esbuild from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { browserOptions } from '../../scripts/lib/bundle.mjs';

let bundled: esbuild.BuildResult<{ metafile: true; write: false }>;

beforeAll(async () => {
  bundled = await esbuild.build({ ...browserOptions({ production: true }), write: false });
});

const IMPORTS = {
  'dist/client.browser.js': ['vscode'],
  'dist/server.browser.js': [],
};

describe.each(Object.entries(IMPORTS))('%s', (file, expected) => {
  it('asks VS Code for the Web for nothing that it does not have', () => {
    const { imports = [] } = bundled.metafile.outputs[file] ?? {};
    expect([...new Set(imports.map(({ path }) => path))]).toEqual(expected);
  });

  it('has no package in it that stands in for a part of Node', () => {
    const inputs = Object.keys(bundled.metafile.outputs[file]?.inputs ?? {});
    expect(inputs.length).toBeGreaterThan(10);
    expect(inputs.filter((input) => input.startsWith('(disabled)') || isBuiltin(input))).toEqual([]);
  });
});

describe('the manifest', () => {
  it('has VS Code 1.100 and later load both entries as CommonJS: their web worker takes nothing else', () => {
    expect(manifest).not.toHaveProperty('type');
    expect(manifest.browser).toBe('./dist/client.browser.js');
    expect(manifest.main).toMatch(/\.cjs$/);
  });
});
