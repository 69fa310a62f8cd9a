import { describe } from 'vitest';
import { finds, fixes, spares, spec } from './rule';

describe('unknown-dependency', () => {
  finds(
    'unknown-dependency',
    'an identifier nobody has',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-graph:`,
      `    - identifier: a`,
      `      depend-on: [b]`,
    ),
    'b',
  );
  spares(
    'unknown-dependency',
    'one that is defined later, and a variable',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-graph:`,
      `    - identifier: a`,
      `      depend-on: [b, $C]`,
      `    - identifier: b`,
    ),
  );
  fixes(
    'unknown-dependency',
    'with the similar name',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-graph:`,
      `    - identifier: build`,
      `    - identifier: test`,
      `      depend-on:`,
      `        - biuld`,
    ),
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-graph:`,
      `    - identifier: build`,
      `    - identifier: test`,
      `      depend-on:`,
      `        - build`,
    ),
  );
});
