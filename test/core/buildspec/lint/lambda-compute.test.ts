import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('lambda-compute', () => {
  finds(
    'lambda-compute',
    'docker on Lambda',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - docker build .`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env:`,
      `        type: ARM_LAMBDA_CONTAINER`,
    ),
    'ARM_LAMBDA_CONTAINER',
  );
  spares(
    'lambda-compute',
    'Lambda without docker',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env:`,
      `        type: ARM_LAMBDA_CONTAINER`,
    ),
  );
  spares(
    'lambda-compute',
    'Docker that only some builds use',
    spec(
      'batch:',
      '  build-list:',
      '    - identifier: a',
      '      env: { type: LINUX_LAMBDA_CONTAINER, variables: { IMAGE: "" } }',
      'phases:',
      '  build:',
      '    commands:',
      '      - if [ -n "$IMAGE" ]; then docker build .; fi',
      '      - test -z "$IMAGE" || docker push "$IMAGE"',
    ),
  );
});
