import { describe } from 'vitest';
import { build, finds, spares } from './rule';

describe('pipe-hides-failure', () => {
  finds('pipe-hides-failure', 'a test before tee', build(`make test | tee log`), 'make test | tee log');
  finds(
    'pipe-hides-failure',
    'a download that a shell runs',
    build(`curl -s https://x | bash`),
    'curl -s https://x | bash',
  );
  spares('pipe-hides-failure', 'a pipe with pipefail', build(`set -o pipefail; make test | tee log`));
  spares(
    'pipe-hides-failure',
    'a pipe with another way out',
    build(`make test | tee log || exit 1`, `'! make | tee log'`),
  );
  spares(
    'pipe-hides-failure',
    'pipes whose first command cannot fail, or whose last one can',
    build(`echo a | tee b`, `make list | grep x`, `cat a | sort`),
  );
  spares('pipe-hides-failure', 'pipes in substitutions', build(`A=$(aws x | head -1)`));
  spares('pipe-hides-failure', 'head, which ends what feeds it', build('npm test | head -100'));
});
