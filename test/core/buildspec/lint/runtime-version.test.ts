import { describe } from 'vitest';
import { finds, fixes, spares, spec } from './rule';

describe('runtime-version', () => {
  finds(
    'runtime-version',
    'old and bare names of Java',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      java: openjdk8`),
    'openjdk8',
  );
  spares(
    'runtime-version',
    'listed names, and variables',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      java: corretto17`),
  );
  spares(
    'runtime-version',
    'versions no image ever listed by another name',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      java: $VERSION`),
  );
  fixes(
    'runtime-version',
    'with the listed name',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      java: 17`),
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      java: corretto17`),
  );
});
