import { describe } from 'vitest';
import { build, finds, fixes, spares } from './rule';

describe('lost-state', () => {
  finds(
    'lost-state',
    'cd and export of their own',
    build('cd app', 'export A=b', 'make').replace('0.2', '0.1'),
    'cd app',
    'export A=b',
  );
  spares('lost-state', 'the same in version 0.2', build(`cd app`, `make`));
  spares(
    'lost-state',
    'what is joined to the next command',
    build('cd app && make', 'make').replace('0.2', '0.1'),
  );
  spares('lost-state', 'the last command', build('make', 'cd app').replace('0.2', '0.1'));
  fixes(
    'lost-state',
    'by version 0.2',
    build('cd app', 'make').replace('0.2', '0.1'),
    build(`cd app`, `make`),
  );
});
