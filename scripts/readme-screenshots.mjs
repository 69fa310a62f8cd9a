import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fromRoot, WORKBENCH } from './lib/paths.mjs';

// `node scripts/readme-screenshots.mjs` takes the pictures that the last `npm test` made into the README

/** By their names in the README, what the tests call them. */
const PICTURES = {
  'workbench.png': 'workbench.png',
  'log.png': 'log.png',
  'explanation.png': 'local-explanation.png',
  'insights.png': 'insights-overview.png',
};

const target = fromRoot('media/screenshots');
await mkdir(target, { recursive: true });
for (const [picture, taken] of Object.entries(PICTURES)) {
  await copyFile(path.join(WORKBENCH, 'screenshots', taken), path.join(target, picture));
  console.log(`media/screenshots/${picture}`);
}
