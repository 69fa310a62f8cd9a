import { describe } from 'vitest';
import { build, finds, fixes, spares, spec } from './rule';

describe('open-quote', () => {
  finds('open-quote', 'a quote that nothing closes', build(`'echo "a'`), '"');
  finds('open-quote', 'what a comment cut off', build(`make "build #1"`), ' #1"');
  spares(
    'open-quote',
    'an apostrophe in double quotes, and one escaped',
    build(`echo "it is Tom's"`, `echo it\\'s`),
  );
  spares(
    'open-quote',
    'quotes in a here-document and in a comment',
    build(`|
        cat <<EOF
        it's
        EOF
        make # don't`),
  );
  spares('open-quote', 'a comment behind a command', build(`make # all`));
  spares(
    'open-quote',
    'PowerShell',
    spec(
      `env:`,
      `  shell: powershell.exe`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - Write-Host it\`'s`,
    ),
  );
  fixes('open-quote', 'by quotes around all of it', build(`make "build #1"`), build(`'make "build #1"'`));
});
