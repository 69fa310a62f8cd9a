import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('compute-type-with-fleet', () => {
  finds(
    'compute-type-with-fleet',
    'both in one build',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env:`,
      `        fleet: f`,
      `        compute-type: BUILD_GENERAL1_SMALL`,
    ),
    'compute-type',
  );
  spares(
    'compute-type-with-fleet',
    'each in a build of its own',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env: { fleet: f }`,
      `    - identifier: b`,
      `      env: { compute-type: BUILD_GENERAL1_SMALL }`,
    ),
  );
});
