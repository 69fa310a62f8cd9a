import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('several-batch-types', () => {
  finds(
    'several-batch-types',
    'the second kind',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `  build-fanout: { parallelism: 2 }`,
    ),
    'build-fanout',
  );
  spares(
    'several-batch-types',
    'one kind with fast-fail',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  fast-fail: true`,
      `  build-list:`,
      `    - identifier: a`,
    ),
  );
});
