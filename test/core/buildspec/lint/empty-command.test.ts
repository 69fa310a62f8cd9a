import { describe } from 'vitest';
import { build, finds, fixes, spares, spec } from './rule';

describe('empty-command', () => {
  finds(
    'empty-command',
    'dashes with nothing and with a comment',
    build(`make`, `# make test`, ``),
    '-',
    '-',
  );
  spares('empty-command', 'commands that are empty text', build(`''`));
  fixes(
    'empty-command',
    'by moving the dash into the comment',
    build(`# make test`, `make`),
    spec(`phases:`, `  build:`, `    commands:`, `      # - make test`, `      - make`),
  );
});
