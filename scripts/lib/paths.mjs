import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, whatever folder a script was started from. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What the scripts make and git ignores: the test VS Code, daemons, screenshots, the bundle's metafile. */
export const WORKBENCH = path.join(ROOT, '.workbench');

export const DIST = path.join(ROOT, 'dist');

/** @param {string[]} parts of a path below the checkout */
export const fromRoot = (...parts) => path.join(ROOT, ...parts);
