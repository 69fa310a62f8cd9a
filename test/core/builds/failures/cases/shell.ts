import type { RuleCases } from './case';

const SPEC = 'version: 0.2\nphases:\n  build:\n    commands:\n      - source ./env.sh\n';

export const SHELL: RuleCases[] = [
  {
    code: 'bash-in-sh',
    wrong: [
      {
        what: 'source under dash, and has bash run the commands',
        failed: {
          command: 'source ./env.sh',
          output: ['/codebuild/output/tmp/script.sh: 4: source: not found'],
          exit: 127,
        },
        known: { buildspec: { text: SPEC } },
        message: /`source`, which is for bash/,
        place: 'source ./env.sh',
        fixed: SPEC.replace('phases:', 'env:\n  shell: bash\nphases:'),
      },
      {
        what: 'a double bracket',
        failed: { output: ['/codebuild/output/tmp/script.sh: 4: [[: not found'], exit: 127 },
      },
      {
        what: 'an array',
        failed: { output: ['/codebuild/output/tmp/script.sh: 4: Syntax error: "(" unexpected'], exit: 2 },
        message: /cannot read the command \(Syntax error: "\(" unexpected\)/,
      },
      {
        what: 'a pipe with errors',
        failed: { output: ['/codebuild/output/tmp/script.sh: 4: Syntax error: "&" unexpected'], exit: 2 },
      },
      {
        what: 'an equality of bash',
        failed: {
          command: 'if [ "$A" == "x" ]; then make; fi',
          output: ['/codebuild/output/tmp/script.sh: 4: [: y: unexpected operator'],
        },
        message: /does not know `==`, which is for bash/,
      },
      {
        what: 'braces that were not expanded',
        failed: {
          command: 'cat part{1..3}',
          output: ['cat: part{1..3}: No such file or directory'],
        },
        message: /does not know `\{1\.\.3\}`/,
      },
      {
        what: 'an array under ash, the sh of Alpine',
        failed: {
          output: ['/codebuild/output/tmp/script.sh: line 4: syntax error: unexpected "("'],
          exit: 2,
        },
        message: /cannot read the command \(syntax error: unexpected "\("\)/,
      },
      {
        what: 'pipefail',
        failed: { output: ['/codebuild/output/tmp/script.sh: 4: set: Illegal option -o pipefail'], exit: 2 },
      },
      {
        what: 'an expansion',
        failed: { output: ['/codebuild/output/tmp/script.sh: 4: Bad substitution'], exit: 2 },
      },
      {
        what: 'a script of the source that runs with sh, which has a shell of its own',
        failed: { command: 'sh deploy.sh', output: ['deploy.sh: 3: [[: not found'], exit: 127 },
        known: { buildspec: { text: SPEC } },
        advice: /Begin `deploy\.sh` with `#!\/bin\/bash`/,
      },
    ],
    lookAlike: [
      {
        what: 'a test that no shell reads',
        failed: {
          command: '[ $A = x ]',
          output: ['/codebuild/output/tmp/script.sh: 4: [: =: unexpected operator'],
          exit: 2,
        },
      },
      {
        what: 'a program that bash does not find',
        failed: {
          output: ['/codebuild/output/tmp/script.sh: line 4: terraform: command not found'],
          exit: 127,
        },
      },
    ],
  },
  {
    code: 'carriage-return',
    wrong: [
      {
        what: 'an interpreter with a carriage return',
        failed: {
          output: ['bash: ./x.sh: /bin/bash^M: bad interpreter: No such file or directory'],
          exit: 126,
        },
      },
      {
        what: 'a line of bash',
        failed: { output: ["./x.sh: line 2: $'\\r': command not found"], exit: 127 },
      },
      {
        what: 'a line of dash, which its own carriage return cuts',
        failed: { output: ['./x.sh: 2: cd\r: not found'], exit: 127 },
      },
    ],
    lookAlike: [
      {
        what: 'a script that is not there',
        failed: { output: ['script.sh: 4: ./x.sh: not found'], exit: 127 },
      },
    ],
  },
  {
    code: 'command-not-found',
    wrong: [
      {
        what: 'a program of a runtime',
        failed: {
          command: 'npm ci',
          output: ['/codebuild/output/tmp/script.sh: 4: npm: not found'],
          exit: 127,
        },
        message: /`npm` is not there/,
        advice: /runtime `nodejs`/,
      },
      {
        what: 'one of an older dash, which names its script twice',
        failed: {
          output: ['/codebuild/output/tmp/script.sh: 4: /codebuild/output/tmp/script.sh: pip: not found '],
          exit: 127,
        },
        message: /^`pip` is not there/,
      },
      {
        what: 'the package manager of another Linux',
        failed: {
          command: 'apt-get update',
          output: ['/codebuild/output/tmp/script.sh: line 4: apt-get: command not found'],
          exit: 127,
        },
        advice: /Amazon Linux has `dnf`/,
      },
      {
        what: 'sudo, which nobody needs',
        failed: { output: ['/codebuild/output/tmp/script.sh: 4: sudo: not found'], exit: 127 },
        advice: /Leave `sudo` out/,
      },
      {
        what: 'an interpreter that is not there, by bash 5.2',
        failed: {
          output: [
            '/codebuild/output/tmp/script.sh: line 4: ./deploy.sh: cannot execute: required file not found',
          ],
          exit: 127,
        },
        message: /^`\.\/deploy\.sh` is not there/,
        advice: /interpreter/,
      },
      {
        what: 'one that `env` does not find',
        failed: { output: ['/usr/bin/env: ‘python’: No such file or directory'], exit: 127 },
        message: /^`python` is not there/,
      },
      {
        what: 'one that nobody installed, by bash',
        failed: {
          output: ['/codebuild/output/tmp/script.sh: line 4: terraform: command not found'],
          exit: 127,
        },
        advice: /install phase/,
      },
      {
        what: 'a file of the source',
        failed: { output: ['script.sh: 4: ./build.sh: not found'], exit: 127 },
        advice: /in the source/,
      },
      {
        what: 'PowerShell',
        failed: {
          output: [
            "yarn : The term 'yarn' is not recognized as the name of a cmdlet, function, script file, or operable program.",
          ],
          exit: 1,
        },
        message: /`yarn`/,
      },
      { what: 'nothing but exit status 127', failed: { exit: 127 }, message: /^A program is not there/ },
      {
        what: 'a program that this computer lacks',
        failed: { output: ['script.sh: 4: mvn: not found'], exit: 127 },
        known: { runsOn: 'local', executor: 'host' },
        advice: /^Install it on this computer/,
      },
    ],
    lookAlike: [
      {
        what: 'a page that is not found',
        failed: {
          output: ['GET /x 404 not found', 'curl: (22) The requested URL returned error: 404'],
          exit: 22,
        },
      },
    ],
  },
  {
    code: 'shell-syntax',
    wrong: [
      {
        what: 'half of an if',
        failed: {
          output: [
            '/codebuild/output/tmp/script.sh: 5: Syntax error: end of file unexpected (expecting "fi")',
          ],
          exit: 2,
        },
        advice: /block after/,
      },
      {
        what: 'half a quote in a command of bash',
        failed: { output: ['bash: -c: line 1: unexpected EOF while looking for matching `"\''], exit: 2 },
      },
      {
        what: 'an array of an earlier command',
        failed: {
          output: [
            '/codebuild/output/tmp/script.sh: line 4: 7.4: syntax error: invalid arithmetic operator (error token is ".4")',
          ],
        },
        message: /lost between commands/,
      },
      {
        what: 'an open quote',
        failed: { output: ['script.sh: 4: Syntax error: Unterminated quoted string'], exit: 2 },
      },
    ],
    lookAlike: [
      {
        what: 'a query of a database',
        failed: { output: ['ERROR: syntax error at or near "FROM"'], command: 'psql -f x.sql' },
      },
    ],
  },
  {
    code: 'variable-unset',
    wrong: [
      {
        what: 'a variable that only the project has',
        failed: { output: ['/codebuild/output/tmp/script.sh: line 4: STAGE: unbound variable'] },
        known: {
          runsOn: 'local',
          variableNames: ['HOME'],
          otherBuilds: [
            { name: 'web #12', runsOn: 'cloud', buildStatus: 'SUCCEEDED', variableNames: ['STAGE'] },
          ],
        },
        message: /`STAGE` has no value\. web #12, which ran on CodeBuild, has it\./,
      },
      { what: 'one under dash', failed: { output: ['script.sh: 4: STAGE: parameter not set'], exit: 2 } },
    ],
    lookAlike: [{ what: 'a template', failed: { output: ['Error: variable "stage" not set'] } }],
  },
];
