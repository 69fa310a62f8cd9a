import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('lost-array', () => {
  finds(
    'lost-array',
    'an array of another command',
    spec(
      `env:`,
      `  shell: bash`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - images=(a b)`,
      `      - echo "\${images[@]}"`,
    ),
    `\${images[@]}`,
  );
  spares(
    'lost-array',
    'an array of the same command',
    spec(
      `env:`,
      `  shell: bash`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - images=(a b); echo "\${images[@]}"`,
    ),
  );
  spares(
    'lost-array',
    'a variable that is no array',
    spec(
      `env:`,
      `  shell: bash`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - image=a`,
      `      - echo "\${image}"`,
    ),
  );
});
