import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('duplicate-key', () => {
  finds(
    'duplicate-key',
    'a variable twice',
    spec(
      `env:`,
      `  variables:`,
      `    A: 1`,
      `    A: 2`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    'A',
  );
  spares(
    'duplicate-key',
    'one key in two mappings, and one that overrides a merged one',
    spec(
      `x-a: &a { A: 1 }`,
      `env:`,
      `  variables:`,
      `    <<: *a`,
      `    A: 2`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
});
