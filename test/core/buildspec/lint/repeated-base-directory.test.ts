import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('repeated-base-directory', () => {
  finds(
    'repeated-base-directory',
    'the directory before a file',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `artifacts:`,
      `  base-directory: ./dist/`,
      `  files: [dist/a.js]`,
    ),
    'dist/a.js',
  );
  spares(
    'repeated-base-directory',
    'a longer name, and a pattern as directory',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `artifacts:`,
      `  base-directory: dist`,
      `  files: [dist2/a.js]`,
      `  secondary-artifacts:`,
      `    a: { base-directory: "d*", files: [d/x] }`,
    ),
  );
});
