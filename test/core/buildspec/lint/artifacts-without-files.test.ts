import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('artifacts-without-files', () => {
  finds(
    'artifacts-without-files',
    'a section without files',
    spec(`phases:`, `  build:`, `    commands:`, `      - make`, `artifacts:`, `  base-directory: dist`),
    'artifacts',
  );
  spares(
    'artifacts-without-files',
    'secondary artifacts alone',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `artifacts:`,
      `  secondary-artifacts:`,
      `    docs:`,
      `      files: site.zip`,
    ),
  );
  spares(
    'artifacts-without-files',
    'a section where files may be misspelt',
    spec(`phases:`, `  build:`, `    commands:`, `      - make`, `artifacts:`, `  file: a.zip`),
  );
});
