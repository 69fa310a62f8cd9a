import { describe } from 'vitest';
import { build, finds, fixes, spares, spec } from './rule';

describe('bash-syntax', () => {
  finds('bash-syntax', `\`source\` under the default shell`, build(`source ./env.sh`), 'source');
  finds(
    'bash-syntax',
    `\`[[\` inside of an \`if\`, only once in a file`,
    build(`if [[ -n "$A" ]]; then make; fi`, `[[ 1 ]] && make`),
    '[[',
  );
  finds('bash-syntax', 'substitutions of bash in a word', build(`echo "\${BRANCH//-/_}"`), `\${BRANCH//-/_}`);
  finds('bash-syntax', 'process substitution and here strings', build(`diff <(ls a) <(ls b)`), '<(ls a)');
  finds(
    'bash-syntax',
    `\`[[\` in a block, in its own place`,
    build(`|
        make
        [[ -f a ]] || exit 1`),
    '[[',
  );
  finds(
    'bash-syntax',
    `\`[[\` in a folded block`,
    build(`>
        make &&
        [[ -f a ]]`),
    '[[',
  );
  spares(
    'bash-syntax',
    'the same with bash as the shell',
    spec(`env:`, `  shell: bash`, `phases:`, `  build:`, `    commands:`, `      - source ./env.sh`),
  );
  spares('bash-syntax', 'what a bash of its own runs', build(`bash -c '[[ -f a ]] && source a'`));
  spares(
    'bash-syntax',
    'the test of sh and its expansions',
    build(`[ -n "\${A:-}" ] && . ./env.sh && echo "\${A%%/*} \${#A}"`),
  );
  spares('bash-syntax', 'words of bash as text', build(`echo source "[[ x ]]"`));
  fixes(
    'bash-syntax',
    'in a file without env',
    build(`source a`),
    spec(`env:`, `  shell: bash`, `phases:`, `  build:`, `    commands:`, `      - source a`),
  );
  fixes(
    'bash-syntax',
    'in a file with env',
    spec(`env:`, `  variables:`, `    A: b`, `phases:`, `  build:`, `    commands:`, `      - source a`),
    spec(
      `env:`,
      `  shell: bash`,
      `  variables:`,
      `    A: b`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - source a`,
    ),
  );
});
