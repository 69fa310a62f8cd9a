import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fromRoot, WORKBENCH } from './lib/paths.mjs';

// `node scripts/readme-screenshots.mjs` takes the pictures that the last `npm test` made into the README

const PICTURES = ['workbench.png'];

const target = fromRoot('media/screenshots');
await mkdir(target, { recursive: true });
for (const picture of PICTURES) {
  await copyFile(path.join(WORKBENCH, 'screenshots', picture), path.join(target, picture));
  console.log(`media/screenshots/${picture}`);
}
