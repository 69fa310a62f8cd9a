import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('invalid-retry', () => {
  finds(
    'invalid-retry',
    'too many retries',
    spec(`phases:`, `  build:`, `    on-failure: RETRY-101`, `    commands: [make]`),
    'RETRY-101',
  );
  finds(
    'invalid-retry',
    'what is no pattern',
    spec(`phases:`, `  build:`, `    on-failure: RETRY-*timeout*`, `    commands: [make]`),
    'RETRY-*timeout*',
  );
  spares(
    'invalid-retry',
    'counts, patterns and both',
    spec(
      `phases:`,
      `  install:`,
      `    on-failure: RETRY-100`,
      `    commands: [make]`,
      `  pre_build:`,
      `    on-failure: retry-2-.*(?i)timed out.*`,
      `    commands: [make]`,
      `  build:`,
      `    on-failure: RETRY-.*503.*`,
      `    commands: [make]`,
    ),
  );
});
