import { describe } from 'vitest';
import { build, finds, spares } from './rule';

describe('block-hides-failure', () => {
  finds(
    'block-hides-failure',
    'a build before an echo',
    build(`|
        docker build -t app .
        echo done`),
    'docker build -t app .',
  );
  finds('block-hides-failure', 'commands behind a semicolon', build(`npm ci; npm test`), 'npm ci');
  finds(
    'block-hides-failure',
    'a chain in a block',
    build(`|
        npm ci && npm run build
        echo done`),
    'npm ci',
  );
  spares(
    'block-hides-failure',
    'a block that stops on errors',
    build(`|
        set -e
        docker build -t app .
        echo done`),
  );
  spares(
    'block-hides-failure',
    'every block, where one command sets the option',
    build(
      `set -euo pipefail`,
      `|
        docker build -t app .
        echo done`,
    ),
  );
  spares(
    'block-hides-failure',
    'a command with its own answer to failure',
    build(`|
        docker pull app || true
        docker build .`),
  );
  spares(
    'block-hides-failure',
    'a block that looks at the status',
    build(`|
        npm test
        STATUS=$?
        echo done
        exit $STATUS`),
  );
  spares(
    'block-hides-failure',
    'one command over several lines',
    build(`|
        docker build \\
          -t app .`),
  );
  spares(
    'block-hides-failure',
    'questions, versions and cleaning up',
    build(`|
        node --version
        docker rm old
        [ -f a ] && make
        echo done`),
  );
  spares(
    'block-hides-failure',
    'the branches of an if',
    build(`|
        if [ -f a ]; then
          npm test
        fi`),
  );
  spares(
    'block-hides-failure',
    `a block that ends with \`exit 0\``,
    build(`|
        npm test
        exit 0`),
  );
  spares(
    'block-hides-failure',
    'a block that ends itself where something is wrong',
    build(`|
        curl -o answer.json https://example.com
        if [ ! -s answer.json ]; then exit 1; fi
        echo done`),
  );
});
