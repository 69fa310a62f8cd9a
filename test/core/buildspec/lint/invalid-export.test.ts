import { describe } from 'vitest';
import { finds, fixes, spares, spec } from './rule';

describe('invalid-export', () => {
  finds(
    'invalid-export',
    'everything but names',
    spec(
      `env:`,
      `  exported-variables:`,
      `    - $TAG`,
      `    - A=1`,
      `    - AWS_X`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    '$TAG',
    'A=1',
    'AWS_X',
  );
  spares(
    'invalid-export',
    'names',
    spec(`env:`, `  exported-variables: [TAG, _a1]`, `phases:`, `  build:`, `    commands:`, `      - make`),
  );
  fixes(
    'invalid-export',
    'by the name',
    spec(
      `env:`,
      `  exported-variables:`,
      `    - \${TAG}`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    spec(
      `env:`,
      `  exported-variables:`,
      `    - TAG`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
});
