import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { DIST, fromRoot, ROOT, WORKBENCH } from './paths.mjs';

// CommonJS dependencies call `require`, which an ES module does not have
const BANNER = `import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);`;

const ABSENT = fromRoot('scripts/stubs/absent.cjs');

/** Where the description of the last bundle lies: which module of which package went into which file. */
export const METAFILE = path.join(WORKBENCH, 'meta.json');

/** @typedef {{ production: boolean }} BundleOptions */

/**
 * @param {BundleOptions} options
 * @returns {esbuild.BuildOptions & { metafile: true }}
 */
function commonOptions({ production }) {
  return {
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outdir: DIST,
    external: ['vscode'],
    alias: {
      '@grpc/grpc-js': ABSENT,
      '@grpc/proto-loader': ABSENT,
      protobufjs: ABSENT,
      ssh2: ABSENT,
    },
    banner: { js: BANNER },
    // the packages' ES modules can be shaken, their CommonJS cannot
    mainFields: ['module', 'main'],
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [unwritten],
  };
}

/** @type {esbuild.Plugin} */
const unwritten = {
  name: 'unwritten',
  setup(build) {
    build.onResolve({ filter: /^\.\/(lint|run|serve)$/ }, ({ path: name, resolveDir, importer }) =>
      !importer.endsWith('cli/main.ts') || existsSync(path.join(resolveDir, `${name}.ts`))
        ? undefined
        : { path: `${name}.js`, external: true },
    );
  },
};

/** @param {Record<string, string>} entries name in dist → source */
const present = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(fromRoot(source))));

/**
 * Bundles the product's entries into dist/ and removes what an earlier bundle left there.
 * @param {BundleOptions} options
 * @returns {Promise<esbuild.Metafile>}
 */
export async function bundle(options) {
  const common = commonOptions(options);
  const [shared, server] = await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: present({ client: 'client/extension.ts', cli: 'cli/main.ts' }),
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
    }),
    // one file of its own: every chunk is one more file to find and read before the first diagnostic
    esbuild.build({ ...common, entryPoints: present({ server: 'server/main.ts' }) }),
  ]);
  const metafile = {
    inputs: { ...shared.metafile.inputs, ...server.metafile.inputs },
    outputs: { ...shared.metafile.outputs, ...server.metafile.outputs },
  };
  await removeStale(new Set(Object.keys(metafile.outputs).map((file) => path.join(ROOT, file))));
  await mkdir(WORKBENCH, { recursive: true });
  await writeFile(METAFILE, JSON.stringify(metafile));
  return metafile;
}

/** @param {Set<string>} outputs absolute paths */
async function removeStale(outputs) {
  const files = await readdir(DIST, { recursive: true, withFileTypes: true });
  const stale = files
    .filter((entry) => entry.isFile() && /\.js(\.map)?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !outputs.has(file));
  await Promise.all(stale.map((file) => rm(file)));
}
