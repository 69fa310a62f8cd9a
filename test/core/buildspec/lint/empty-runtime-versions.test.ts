import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('empty-runtime-versions', () => {
  finds(
    'empty-runtime-versions',
    'the key with nothing',
    spec(`phases:`, `  install:`, `    runtime-versions:`),
    'runtime-versions',
  );
  spares(
    'empty-runtime-versions',
    'a runtime without a version, which is the runtime rules’ matter',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      nodejs:`),
  );
});
