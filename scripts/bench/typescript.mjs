import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { fromRoot, WORKBENCH } from '../lib/paths.mjs';

/**
 * Loads a TypeScript module of ours, as the bundle has it; packages come from node_modules.
 * @param {string} file from the root
 * @returns {Promise<any>}
 */
export async function loadTypeScript(file) {
  const outfile = path.join(WORKBENCH, 'bench', `${path.basename(file, '.ts')}.mjs`);
  await esbuild.build({
    entryPoints: [fromRoot(file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // nothing that is measured may need it
    external: ['vscode'],
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
