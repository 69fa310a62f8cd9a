import { describe } from 'vitest';
import { finds, fixes, spares, spec } from './rule';

describe('unknown-runtime', () => {
  finds(
    'unknown-runtime',
    'names that people write',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      node: 22`, `      go: 1.22`),
    'node',
    'go',
  );
  spares(
    'unknown-runtime',
    'names a new image might have',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      zig: 1`),
  );
  fixes(
    'unknown-runtime',
    'with the name of the images',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      node: 22`),
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      nodejs: 22`),
  );
});
