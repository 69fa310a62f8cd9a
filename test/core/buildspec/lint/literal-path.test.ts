import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('literal-path', () => {
  finds(
    'literal-path',
    'the path in itself',
    spec(
      `env:`,
      `  variables:`,
      `    PATH: $PATH:/x`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    '$PATH:/x',
  );
  spares(
    'literal-path',
    'a path of its own, and the path in a command',
    spec(
      `env:`,
      `  variables:`,
      `    PATH: /usr/bin`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - export PATH=$PATH:/x`,
    ),
  );
});
