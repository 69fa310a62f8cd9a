import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('duplicate-identifier', () => {
  finds(
    'duplicate-identifier',
    'the second of one name',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `    - identifier: a`,
    ),
    'a',
  );
  spares(
    'duplicate-identifier',
    'names that differ in case',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `    - identifier: A`,
    ),
  );
});
