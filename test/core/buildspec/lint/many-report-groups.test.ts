import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('many-report-groups', () => {
  finds(
    'many-report-groups',
    'the sixth group',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `reports:`,
      `  g0: { files: a0 }`,
      `  g1: { files: a1 }`,
      `  g2: { files: a2 }`,
      `  g3: { files: a3 }`,
      `  g4: { files: a4 }`,
      `  g5: { files: a5 }`,
      `  g6: { files: a6 }`,
    ),
    'g5',
  );
  spares(
    'many-report-groups',
    'five',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `reports:`,
      `  g0: { files: a0 }`,
      `  g1: { files: a1 }`,
      `  g2: { files: a2 }`,
      `  g3: { files: a3 }`,
      `  g4: { files: a4 }`,
    ),
  );
});
