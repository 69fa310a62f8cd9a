import { describe } from 'vitest';
import { build, finds, fixes, spares, spec } from './rule';

describe('yaml-indicator', () => {
  finds('yaml-indicator', 'a negation', build('! grep -q TODO main.c'), '!');
  finds(
    'yaml-indicator',
    'a tag and an anchor',
    build('!important make', '&first make'),
    '!important',
    '&first',
  );
  finds(
    'yaml-indicator',
    'a command in brackets',
    spec('phases:', '  build:', '    commands: [! test -f a]'),
    '!',
  );
  fixes('yaml-indicator', 'by quotes', build("! grep -q 'a' b # none"), build("'! grep -q ''a'' b' # none"));
  spares(
    'yaml-indicator',
    'quotes, blocks, and indicators inside a command',
    build(`'! make'`, '|\n        ! make', 'test ! -f a', 'make & sleep 1', 'echo "!" x', '!!str make'),
  );
  spares(
    'yaml-indicator',
    'an anchor that an alias names',
    spec('phases:', '  build:', '    commands:', '      - &make make all', '      - *make'),
  );
});
