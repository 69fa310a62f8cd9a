import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('reserved-variable', () => {
  finds(
    'reserved-variable',
    'names of CodeBuild',
    spec(
      `env:`,
      `  variables:`,
      `    CODEBUILD_X: 1`,
      `  secrets-manager:`,
      `    CODEBUILD_SRC_DIR: a:b`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    'CODEBUILD_X',
    'CODEBUILD_SRC_DIR',
  );
  spares(
    'reserved-variable',
    'names that only look like them',
    spec(
      `env:`,
      `  variables:`,
      `    MY_CODEBUILD_X: 1`,
      `    CODEBUILDER: 1`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
});
