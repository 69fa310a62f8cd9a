import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('dependency-cycle', () => {
  finds(
    'dependency-cycle',
    'two builds that wait for each other',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-graph:`,
      `    - identifier: a`,
      `      depend-on: [b]`,
      `    - identifier: b`,
      `      depend-on: [a]`,
    ),
    'a',
  );
  finds(
    'dependency-cycle',
    'a build that waits for itself',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-graph:`,
      `    - identifier: a`,
      `      depend-on: a`,
    ),
    'a',
  );
  spares(
    'dependency-cycle',
    'two ways to one build',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-graph:`,
      `    - identifier: a`,
      `    - identifier: b`,
      `      depend-on: [a]`,
      `    - identifier: c`,
      `      depend-on: [a]`,
      `    - identifier: d`,
      `      depend-on: [b, c]`,
    ),
  );
  spares(
    'dependency-cycle',
    'a build that is defined later',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-graph:`,
      `    - identifier: a`,
      `      depend-on: [b]`,
      `    - identifier: b`,
    ),
  );
});
