import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('fallback-keys', () => {
  finds(
    'fallback-keys',
    'fallback keys without a key',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `cache:`,
      `  paths: [a]`,
      `  fallback-keys: [b]`,
    ),
    'fallback-keys',
  );
  finds(
    'fallback-keys',
    'the sixth one',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `cache:`,
      `  paths: [a]`,
      `  key: k`,
      `  fallback-keys: [a, b, c, d, e, f]`,
    ),
    'f',
  );
  spares(
    'fallback-keys',
    'five with a key',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `cache:`,
      `  paths: [a]`,
      `  key: k`,
      `  fallback-keys: [a, b, c, d, e]`,
    ),
  );
});
