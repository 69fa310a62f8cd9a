import { describe } from 'vitest';
import { finds, fixes, spares, spec } from './rule';

describe('artifact-folder', () => {
  finds(
    'artifact-folder',
    'a path that ends in a slash',
    spec(`phases:`, `  build:`, `    commands:`, `      - make`, `artifacts:`, `  files:`, `    - dist/`),
    'dist/',
  );
  finds(
    'artifact-folder',
    'one in a secondary artifact',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `artifacts:`,
      `  files: a`,
      `  secondary-artifacts:`,
      `    docs:`,
      `      files:`,
      `        - site/`,
    ),
    'site/',
  );
  spares(
    'artifact-folder',
    'a name that may be a file',
    spec(`phases:`, `  build:`, `    commands:`, `      - make`, `artifacts:`, `  files:`, `    - dist`),
  );
  fixes(
    'artifact-folder',
    'with all that is in the folder',
    spec(`phases:`, `  build:`, `    commands:`, `      - make`, `artifacts:`, `  files:`, `    - dist/`),
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `artifacts:`,
      `  files:`,
      `    - 'dist/**/*'`,
    ),
  );
});
