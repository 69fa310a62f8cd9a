import { describe } from 'vitest';
import { finds, fixes, spares, spec } from './rule';

describe('ambiguous-value', () => {
  finds(
    'ambiguous-value',
    'versions that other readers shorten',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      python: 3.10`, `      golang: 1.20`),
    '3.10',
    '1.20',
  );
  finds(
    'ambiguous-value',
    'yes, octal numbers and dates in variables',
    spec(
      `env:`,
      `  variables:`,
      `    A: yes`,
      `    B: 010`,
      `    C: 2024-01-01`,
      `    D: 1_000`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    'yes',
    '010',
    '2024-01-01',
    '1_000',
  );
  spares(
    'ambiguous-value',
    'what reads the same everywhere',
    spec(
      `env:`,
      `  variables:`,
      `    A: true`,
      `    B: 10`,
      `    C: 1.5`,
      `    D: "yes"`,
      `    E: 0`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
  spares(
    'ambiguous-value',
    'values that are text anyway',
    spec(
      `env:`,
      `  variables:`,
      `    A: 1.2.0`,
      `    B: yes please`,
      `    C: v1.10`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
  fixes(
    'ambiguous-value',
    'by quotes',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      python: 3.10`),
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      python: "3.10"`),
  );
});
