import { describe } from 'vitest';
import { finds, fixes, spares, spec } from './rule';

describe('cache-path', () => {
  finds(
    'cache-path',
    'folders full of folders',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `cache:`,
      `  paths:`,
      `    - node_modules`,
      `    - /root/.m2`,
      `    - vendor/*`,
      `    - tmp/`,
    ),
    'node_modules',
    '/root/.m2',
    'vendor/*',
    'tmp/',
  );
  spares(
    'cache-path',
    'patterns and names that may be files',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `cache:`,
      `  paths:`,
      `    - 'node_modules/**/*'`,
      `    - dist`,
      `    - ~/.kube/*`,
    ),
  );
  fixes(
    'cache-path',
    'with a pattern',
    spec(`phases:`, `  build:`, `    commands:`, `      - make`, `cache:`, `  paths:`, `    - node_modules`),
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `cache:`,
      `  paths:`,
      `    - 'node_modules/**/*'`,
    ),
  );
});
