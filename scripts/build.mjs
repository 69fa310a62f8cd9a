import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bundle } from './lib/bundle.mjs';
import { isMainModule } from './lib/main-module.mjs';
import { fromRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** The schema's validator is code made from schemas/, so that the product carries no schema compiler. */
async function generate() {
  const generator = fromRoot('scripts/generate-validator.mjs');
  if (existsSync(generator)) await run(process.execPath, [generator]);
}

/**
 * Makes dist/ from the sources.
 * @param {import('./lib/bundle.mjs').BundleOptions} options
 */
export async function build(options) {
  await generate();
  return bundle(options);
}

if (isMainModule(import.meta.url)) {
  const { values } = parseArgs({ options: { production: { type: 'boolean', default: false } } });
  try {
    const { outputs } = await build(values);
    for (const [file, { bytes, entryPoint }] of Object.entries(outputs)) {
      if (entryPoint && !file.includes('chunks/'))
        console.log(`${file.padEnd(20)} ${(bytes / 1000).toFixed(0).padStart(6)} kB`);
    }
  } catch (error) {
    // esbuild has said already what is wrong, and where
    if (error instanceof Error && !('errors' in error)) console.error(error.message);
    process.exitCode = 1;
  }
}
