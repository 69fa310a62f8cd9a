import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('node-env-production', () => {
  finds(
    'node-env-production',
    'tests after an installation without devDependencies',
    spec(
      `env:`,
      `  variables:`,
      `    NODE_ENV: production`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - npm ci`,
      `      - npm test`,
    ),
    'production',
  );
  spares(
    'node-env-production',
    'an installation with them',
    spec(
      `env:`,
      `  variables:`,
      `    NODE_ENV: production`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - npm ci --include=dev`,
      `      - npm test`,
    ),
  );
  spares(
    'node-env-production',
    'commands that set the variable themselves',
    spec(
      `env:`,
      `  variables:`,
      `    NODE_ENV: production`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - NODE_ENV=development npm ci`,
      `      - npm test`,
    ),
  );
});
