import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { ROOT } from './paths.mjs';

/*
 * A module that the client loads at its start and that lazy parts import too lies in a chunk of its own for each set of parts that do:
 * two dozen small files, each of which VS Code has to resolve, find and read while its user waits. Parts that import one of these
 * modules therefore import all of them, which are loaded anyway: the set is the same for all, and so is the chunk.
 */

const NAMESPACE = 'loaded-at-start';

/**
 * @typedef {{ client: string, cli: string }} Roots entries, from the root of the checkout
 * @typedef {{ members: string[], parts: Set<string> }} Group modules that are to lie in one chunk, and the lazy parts that import one of them
 */

/**
 * @param {esbuild.BuildOptions} options of the bundle
 * @param {Roots} roots
 * @returns {Promise<esbuild.Plugin>} for the same bundle
 */
export async function startChunks(options, roots) {
  const { metafile } = await esbuild.build({ ...options, write: false, metafile: true, sourcemap: false });
  const groups = groupsOf(metafile.inputs, roots);
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: /^loaded-at-start:/ }, ({ path: name }) => ({
        path: name,
        namespace: NAMESPACE,
        sideEffects: true,
      }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: name }) => {
        const members = groups[Number(name.split(':')[1])]?.members ?? [];
        return {
          contents: members.map((file) => importOf(path.join(ROOT, file))).join(''),
          resolveDir: ROOT,
        };
      });
      build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        const input = path.relative(ROOT, file).split(path.sep).join('/');
        const wanted = groups.flatMap(({ parts }, index) => (parts.has(input) ? [index] : []));
        if (wanted.length === 0) return undefined;
        const imports = wanted.map((index) => importOf(`loaded-at-start:${index}`)).join('');
        return { contents: `${await readFile(file, 'utf8')}\n${imports}`, loader: 'ts' };
      });
    },
  };
}

/** @param {string} specifier */
function importOf(specifier) {
  return `import ${JSON.stringify(specifier)};\n`;
}

/**
 * What the client loads at its start and lazy parts import too: the modules that the CLI uses as well, and the others, which may
 * know `vscode`.
 * @param {esbuild.Metafile['inputs']} inputs
 * @param {Roots} roots
 * @returns {Group[]}
 */
export function groupsOf(inputs, { client, cli }) {
  const atStart = staticallyFrom(inputs, client);
  const ofCli = [cli, ...lazyParts(inputs, cli)];
  const parts = new Set([...lazyParts(inputs, client), ...ofCli]);
  const usedBy = new Map([...parts].map((part) => [part, staticallyFrom(inputs, part)]));
  const isUsedBy = (/** @type {string} */ file, /** @type {Iterable<string>} */ users) =>
    [...users].some((part) => usedBy.get(part)?.has(file));
  const shared = [...atStart].filter(
    (file) => file !== client && !file.includes('node_modules/') && isUsedBy(file, parts),
  );
  return [true, false].map((isOfCli) => {
    const members = shared.filter((file) => isUsedBy(file, ofCli) === isOfCli);
    const users = [...usedBy].flatMap(([part, modules]) =>
      // a part that is there from the start would import itself
      !atStart.has(part) && members.some((file) => modules.has(file)) ? [part] : [],
    );
    return { members, parts: new Set(users) };
  });
}

/**
 * The module and all that it imports, and that these do, but for what they import when they need it.
 * @param {esbuild.Metafile['inputs']} inputs
 * @param {string} start
 */
function staticallyFrom(inputs, start) {
  const found = new Set([start]);
  for (const file of found)
    for (const { path: imported, kind, external } of inputs[file]?.imports ?? [])
      if (kind !== 'dynamic-import' && !external) found.add(imported);
  return found;
}

/**
 * What is imported only when it is needed, from the start on, directly or from there.
 * @param {esbuild.Metafile['inputs']} inputs
 * @param {string} start
 */
function lazyParts(inputs, start) {
  /** @type {Set<string>} */
  const parts = new Set();
  const files = new Set([start]);
  for (const file of files)
    for (const { path: imported, kind, external } of inputs[file]?.imports ?? []) {
      if (external) continue;
      files.add(imported);
      if (kind === 'dynamic-import') parts.add(imported);
    }
  return parts;
}
