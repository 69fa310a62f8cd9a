import { realpathSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * Whether a module is what `node` was started with, and not imported by another script.
 * @param {string} moduleUrl the module's `import.meta.url`
 */
export function isMainModule(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(moduleUrl);
}
