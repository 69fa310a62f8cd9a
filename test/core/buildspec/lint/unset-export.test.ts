import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('unset-export', () => {
  finds(
    'unset-export',
    'a name that appears nowhere',
    spec(`env:`, `  exported-variables: [TAG]`, `phases:`, `  build:`, `    commands:`, `      - echo $TAG`),
    'TAG',
  );
  spares(
    'unset-export',
    'names that commands set in any way',
    spec(
      `env:`,
      `  exported-variables: [A, B, C, D]`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - A=1`,
      `      - read -r B < file`,
      `      - for C in 1 2; do echo; done`,
      `      - ": \${D:=x}"`,
    ),
  );
  spares(
    'unset-export',
    'names that a script may set',
    spec(`env:`, `  exported-variables: [TAG]`, `phases:`, `  build:`, `    commands:`, `      - . ./env.sh`),
  );
  spares(
    'unset-export',
    'names of CodeBuild',
    spec(
      `env:`,
      `  exported-variables: [CODEBUILD_BUILD_ID]`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
  spares(
    'unset-export',
    'names that an expansion may hold',
    spec(
      `env:`,
      `  exported-variables: [TAG]`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - export $(cat .env)`,
    ),
  );
});
