import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('commands-with-steps', () => {
  finds(
    'commands-with-steps',
    'a phase with both',
    spec(`phases:`, `  build:`, `    commands: [make]`, `    steps:`, `      - run: make`),
    'steps',
  );
  finds(
    'commands-with-steps',
    'a step with both',
    spec(`phases:`, `  build:`, `    steps:`, `      - uses: a/b@v1`, `        run: make`),
    'uses',
  );
  spares(
    'commands-with-steps',
    'steps alone, and commands in another phase',
    spec(
      `phases:`,
      `  install:`,
      `    commands: [make]`,
      `  build:`,
      `    steps:`,
      `      - uses: a/b@v1`,
      `      - run: make`,
    ),
  );
});
