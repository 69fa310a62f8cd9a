import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('placeholder', () => {
  finds(
    'placeholder',
    'words of the syntax box',
    spec(
      `run-as: Linux-user-name`,
      `env:`,
      `  shell: shell-tag`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    'Linux-user-name',
    'shell-tag',
  );
  spares(
    'placeholder',
    'a user',
    spec(`run-as: codebuild-user`, `phases:`, `  build:`, `    commands:`, `      - make`),
  );
});
