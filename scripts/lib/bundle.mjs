import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { DIST, fromRoot, ROOT, WORKBENCH } from './paths.mjs';
import { startChunks } from './start-chunks.mjs';

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
      '@balena/dockerignore': ABSENT,
      'tar-fs': ABSENT,
      // Node's own streams do what this copy of an older Node's does, and are loaded already
      'readable-stream': 'node:stream',
    },
    banner: { js: BANNER },
    // which Node the user should have is not for the AWS SDK to say on a build's standard error
    define: { 'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"' },
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
 * What VS Code for the Web loads: one CommonJS file for each entry, and nothing of Node in it.
 * @param {BundleOptions} options
 * @returns {esbuild.BuildOptions & { metafile: true }}
 */
export function browserOptions(options) {
  return {
    ...commonOptions(options),
    entryPoints: { 'client.browser': 'client/browser.ts', 'server.browser': 'server/browser.ts' },
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    alias: {},
    banner: {},
    mainFields: ['browser', 'module', 'main'],
  };
}

/**
 * What pages in the editor load: scripts and styles of a browser, in a folder of their own.
 * @param {BundleOptions} options
 * @returns {esbuild.BuildOptions & { metafile: true }}
 */
function pageOptions(options) {
  return {
    ...browserOptions(options),
    entryPoints: ['main.ts', 'style.css'].map((file) => ({
      in: `client/web/insights/${file}`,
      out: 'web/insights',
    })),
    external: [],
    format: 'iife',
  };
}

/**
 * VS Code 1.100 decides by `main` whether `browser` is an ES module, which its web worker refuses, and later versions by
 * `browser` itself: both are CommonJS for them. Node takes the other files for what they are by dist/package.json.
 */
const ENTRY = {
  'client.cjs': `exports.activate = async (context) => (await import('./client.js')).activate(context);
exports.deactivate = async () => (await import('./client.js')).deactivate();
`,
  'package.json': '{ "type": "module" }\n',
};

/**
 * Bundles the product's entries into dist/ and removes what an earlier bundle left there.
 * @param {BundleOptions} options
 * @returns {Promise<esbuild.Metafile>}
 */
export async function bundle(options) {
  const common = commonOptions(options);
  const roots = { client: 'client/extension.ts', cli: 'cli/main.ts' };
  const sharing = {
    ...common,
    entryPoints: roots,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  };
  const [shared, server, browser, pages] = await Promise.all([
    startChunks(sharing, roots).then((plugin) => esbuild.build({ ...sharing, plugins: [plugin] })),
    // one file of its own: every chunk is one more file to find and read before the first diagnostic
    esbuild.build({ ...common, entryPoints: { server: 'server/main.ts' } }),
    esbuild.build(browserOptions(options)),
    esbuild.build(pageOptions(options)),
  ]);
  const metafile = {
    inputs: Object.assign({}, ...[shared, server, browser, pages].map(({ metafile }) => metafile.inputs)),
    outputs: Object.assign({}, ...[shared, server, browser, pages].map(({ metafile }) => metafile.outputs)),
  };
  for (const [file, content] of Object.entries(ENTRY)) await writeFile(path.join(DIST, file), content);
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
    .filter((file) => /\.(js|css)(\.map)?$/.test(file))
    .map((file) => path.join(DIST, file))
    .filter((file) => !outputs.has(file));
  await Promise.all(stale.map((file) => rm(file)));
}
