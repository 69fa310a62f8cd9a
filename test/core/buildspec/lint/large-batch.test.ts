import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('large-batch', () => {
  finds(
    'large-batch',
    'a large matrix',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-matrix:`,
      `    dynamic:`,
      `      env:`,
      `        image: [a, b]`,
      `        variables:`,
      `          A: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]`,
      `          B: [1, 2, 3, 4, 5]`,
    ),
    'build-matrix',
  );
  finds(
    'large-batch',
    'a long list',
    spec('batch:', '  build-list:', ...Array.from({ length: 101 }, (_, i) => `    - identifier: b${i}`)),
    'build-list',
  );
  spares(
    'large-batch',
    'a matrix of a hundred',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-matrix:`,
      `    dynamic:`,
      `      env:`,
      `        variables:`,
      `          A: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]`,
      `          B: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]`,
    ),
  );
});
