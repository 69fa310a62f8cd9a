import { isBuiltin } from 'node:module';
import * as esbuild from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/lib/paths.mjs';

type Imports = esbuild.Metafile['inputs'][string]['imports'];

const ENTRY = 'client/extension.ts';
let imports: Map<string, Imports>;

beforeAll(async () => {
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [ENTRY],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: 'dist',
    write: false,
    metafile: true,
  });
  imports = new Map(Object.entries(metafile.inputs).map(([file, input]) => [file, input.imports]));
});

/** The entry and all that it imports, and that these do, but for what they import on use. */
function loadedAtStart(): string[] {
  const files = new Set([ENTRY]);
  for (const file of files)
    for (const { path, kind, external } of imports.get(file) ?? [])
      if (kind !== 'dynamic-import' && !external) files.add(path);
  return [...files];
}

describe('what the client loads at its start', () => {
  it('has no package in it, but for VS Code', () => {
    const packages = loadedAtStart().flatMap((file) =>
      (imports.get(file) ?? [])
        .filter(({ path, kind, external }) => external && kind !== 'dynamic-import' && !isBuiltin(path))
        .map(({ path }) => path),
    );
    expect([...new Set(packages)]).toEqual(['vscode']);
  });

  it('is imported on use by nobody: it would lie in files of its own, each of which VS Code has to find and read', () => {
    const atStart = new Set(loadedAtStart());
    const onUse = [...imports].flatMap(([file, all]) =>
      all
        .filter(({ path, kind }) => kind === 'dynamic-import' && atStart.has(path))
        .map(({ path }) => `${file}: ${path}`),
    );
    expect(onUse).toEqual([]);
  });
});
