import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { DIST, fromRoot, ROOT, WORKBENCH } from './paths.mjs';

// CommonJS dependencies call `require`, which an ES module does not have
const BANNER = `import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);`;

const ABSENT = fromRoot('scripts/stubs/absent.cjs');

/** The description of the last bundle: which module of which package went into which file. */
const METAFILE = path.join(WORKBENCH, 'meta.json');

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
  };
}

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
      entryPoints: { client: 'client/extension.ts', cli: 'cli/main.ts' },
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
    }),
    // one file of its own: every chunk is one more file to find and read before the first diagnostic
    esbuild.build({ ...common, entryPoints: { server: 'server/main.ts' } }),
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

/** @returns {Promise<esbuild.Metafile>} of the bundle in dist/ */
export async function readMetafile() {
  return JSON.parse(await readFile(METAFILE, 'utf8'));
}

/** @param {Set<string>} outputs absolute paths */
async function removeStale(outputs) {
  const files = await readdir(DIST, { recursive: true });
  const stale = files
    .filter((file) => /\.js(\.map)?$/.test(file))
    .map((file) => path.join(DIST, file))
    .filter((file) => !outputs.has(file));
  await Promise.all(stale.map((file) => rm(file)));
}
