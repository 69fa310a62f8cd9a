import { describe } from 'vitest';
import { build, finds, spares } from './rule';

describe('folded-commands', () => {
  finds(
    'folded-commands',
    'a command behind cd',
    build(`>
        cd app
        npm ci`),
    'npm ci',
  );
  finds(
    'folded-commands',
    'the same command again',
    build(`npm ci
          npm test`),
    'npm test',
  );
  spares(
    'folded-commands',
    'words over several lines',
    build(`>
        docker run app
        npm test`),
  );
  spares(
    'folded-commands',
    'packages that are called like commands',
    build(`>
        apt-get install -y
        curl
        git`),
  );
  spares(
    'folded-commands',
    'lines that an operator joins',
    build(`>
        cd app &&
        npm ci`),
  );
  spares(
    'folded-commands',
    'deeper lines, which YAML keeps',
    build(`>
        cd app
          npm ci
        make`),
  );
  spares(
    'folded-commands',
    'an argument that is called like its command',
    build(`>
        npm install -g
        npm`),
  );
  spares(
    'folded-commands',
    'packages and images that are called like their tool',
    build(
      'pip install --upgrade\n        pip setuptools wheel',
      '>\n        docker run --rm -t\n        docker sh -c ls',
    ),
  );
});
