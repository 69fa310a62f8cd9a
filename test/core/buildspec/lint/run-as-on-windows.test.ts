import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('run-as-on-windows', () => {
  finds(
    'run-as-on-windows',
    'a user beside PowerShell, in both places',
    spec(
      `run-as: a`,
      `env:`,
      `  shell: powershell.exe`,
      `phases:`,
      `  build:`,
      `    run-as: b`,
      `    commands: [make]`,
    ),
    'run-as',
    'run-as',
  );
  spares(
    'run-as-on-windows',
    'a user beside bash',
    spec(`run-as: a`, `env:`, `  shell: bash`, `phases:`, `  build:`, `    commands:`, `      - make`),
  );
});
