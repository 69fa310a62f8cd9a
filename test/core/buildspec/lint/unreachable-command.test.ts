import { describe } from 'vitest';
import { build, finds, spares, spec } from './rule';

describe('unreachable-command', () => {
  finds(
    'unreachable-command',
    'what stands behind an exit in a block',
    build(`|
        echo a
        exit 0
        make`),
    'make',
  );
  finds(
    'unreachable-command',
    'the item and the phase behind a failure',
    spec(
      `phases:`,
      `  pre_build:`,
      `    commands:`,
      `      - exit 1`,
      `      - make`,
      `  build:`,
      `    commands: [make]`,
    ),
    'make',
    'build',
  );
  spares(
    'unreachable-command',
    'an exit that depends',
    build(
      `|
        if [ -f a ]; then exit 1; fi
        make`,
      `test -f a || exit 1`,
      `make`,
    ),
  );
  spares('unreachable-command', 'an item behind one that ends well', build(`exit 0`, `make`));
  spares(
    'unreachable-command',
    'the phase behind a failure that goes on',
    spec(
      `phases:`,
      `  pre_build:`,
      `    on-failure: CONTINUE`,
      `    commands:`,
      `      - exit 1`,
      `  build:`,
      `    commands: [make]`,
    ),
  );
  spares(
    'unreachable-command',
    'an item behind a block that may end before its exit',
    build(
      `|
        for host in a b; do ping $host && exit 0; done
        exit 1`,
      `|
        exec ./build.sh
        exit 1`,
      `|
        . ./build.sh
        exit 1`,
      `|
        trap 'exit 0' EXIT
        exit 1`,
      `|
        end() { make; }
        end
        exit 1`,
      `make`,
    ),
  );
});
