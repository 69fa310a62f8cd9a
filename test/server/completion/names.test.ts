import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { readBuildspec } from '../../../core/buildspec/read';
import { complete } from '../../../server/completion/complete';
import { completePaths } from '../../../server/completion/paths';
import { askedFor } from '../../../server/completion/trigger';
import { EVERYTHING } from '../features';
import { workspaceOf } from '../files';
import { open } from '../open';
import { renderSnippet } from '../render';

function items(marked: string): CompletionItem[] {
  const { document, position } = open(marked);
  return complete(document, position, EVERYTHING);
}

const labels = (marked: string) => items(marked).map(({ label }) => label);

/** The file after an item was taken. */
function taken(marked: string, label: string, all = items(marked)): string {
  const { document } = open(marked);
  const edit = all.find((one) => one.label === label)?.textEdit;
  if (!edit || !('range' in edit))
    throw new Error(`No ${label} among ${all.map((one) => one.label).join(', ')}`);
  const start = document.lines.offsetAt(edit.range.start);
  const end = document.lines.offsetAt(edit.range.end);
  return document.text.slice(0, start) + renderSnippet(edit.newText) + document.text.slice(end);
}

const ENV = 'env:\n  variables:\n    STAGE: dev\n  secrets-manager:\n    TOKEN: app:token\n';
const BUILD = `${ENV}phases:\n  build:\n    commands:\n      - export TAG=1\n`;

describe('variables in commands', () => {
  it('are those of the file, then those of CodeBuild', () => {
    const found = labels(`${BUILD}      - echo $|\n`);
    expect(found.slice(0, 3)).toEqual(['STAGE', 'TOKEN', 'TAG']);
    expect(found).toContain('CODEBUILD_BUILD_ID');
    expect(items(`${BUILD}      - echo $|\n`)[0]?.detail).toBe('env.variables: dev');
  });

  it.each([
    ['$ST|', '$STAGE'],
    ['${|', '${STAGE}'],
    ['${ST|}', '${STAGE}'],
    ['"a $S|AGE"', '"a $STAGE"'],
    ['${#|', '${#STAGE}'],
    ['$env:ST|', '$env:STAGE'],
    ['%ST|', '%STAGE%'],
    ["'$|", "'$STAGE"],
  ])('complete %s', (typed, result) => {
    expect(taken(`${BUILD}      - echo ${typed}\n`, 'STAGE')).toContain(`- echo ${result}\n`);
  });

  it('are offered in blocks, flow lists, finally and values', () => {
    for (const marked of [
      `${BUILD}      - ¦\n        if [ $| ]; then\n          x: y\n        fi\n`,
      `${ENV}phases:\n  build:\n    commands: [echo $|]\n`,
      `${ENV}phases:\n  build:\n    finally:\n      - echo $|\n`,
      `${ENV}artifacts:\n  name: app-$|\n`,
      `${ENV}phases:\n  install:\n    runtime-versions:\n      nodejs: $|\n`,
    ])
      expect(labels(marked), marked).toContain('STAGE');
  });

  it('are not offered where no shell reads the text', () => {
    expect(labels('env:\n  variables:\n    A: b\n    B: $|\n')).not.toContain('A');
    expect(labels(`${BUILD}      - echo ST|\n`)).not.toContain('STAGE');
    expect(labels(`${BUILD}      # $|\n`)).toEqual([]);
  });

  it('are offered where the rest of the file is broken', () => {
    expect(labels(`${BUILD}      - echo "$|\n      - npm test\n`)).toContain('STAGE');
  });
});

describe('names that a key takes', () => {
  const graph = 'batch:\n  build-graph:\n    - identifier: one\n    - identifier: two\n';

  it('are identifiers of other builds in depend-on', () => {
    expect(labels(`${graph}      depend-on:\n        - |\n`)).toEqual(['one']);
    expect(labels(`${graph}      depend-on: [|]\n`)).toEqual(['one']);
    expect(labels(`${graph}    - identifier: three\n      depend-on: [one, |]\n`)).toEqual(['two']);
    expect(taken(`${graph}      depend-on:\n        - o|\n`, 'one')).toContain('        - one\n');
  });

  it('are variables of the file in exported-variables', () => {
    expect(
      labels(`env:\n  exported-variables:\n    - |\nphases:\n  build:\n    commands:\n      - A=1\n`),
    ).toEqual(['A']);
  });

  it('are the parts of a secret', () => {
    const secret = (text: string) => labels(`${ENV}    OTHER: ${text}\n`);
    expect(secret('|')).toEqual(['app']);
    expect(secret('app:|')).toEqual(['token', 'OTHER']);
    expect(secret('app:key:|')).toEqual(['AWSCURRENT', 'AWSPREVIOUS', 'AWSPENDING']);
    expect(secret('arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-x:key:AWSC|')).toContain(
      'AWSCURRENT',
    );
    expect(taken(`${ENV}    OTHER: app:k:AWS|\n`, 'AWSCURRENT')).toContain('    OTHER: app:k:AWSCURRENT\n');
  });

  it('are paths of parameters', () => {
    expect(labels('env:\n  parameter-store:\n    A: /app/prod/a\n    B: |\n')).toEqual([
      '/app/prod/',
      '/CodeBuild/',
    ]);
    expect(taken('env:\n  parameter-store:\n    B:|\n', '/CodeBuild/')).toContain('    B: /CodeBuild/\n');
  });
});

describe('paths', () => {
  const paths = async (marked: string, ...files: string[]) => {
    const { document, position } = open(marked, 'file:///repo/buildspec.yml');
    return completePaths(document, position, EVERYTHING, workspaceOf(...files));
  };
  const FILES = ['ci/web.yml', 'ci/run.sh', 'dist/app/main.js', 'README.md', '.git/config'];
  const names = async (marked: string) => (await paths(marked, ...FILES)).map(({ label }) => label);

  it('are those that the key takes', async () => {
    expect(await names('batch:\n  build-list:\n    - buildspec: |\n')).toEqual(['ci/', 'dist/']);
    expect(await names('batch:\n  build-list:\n    - buildspec: ci/|\n')).toEqual(['web.yml']);
    expect(await names('artifacts:\n  base-directory: d|\n')).toEqual(['ci/', 'dist/']);
    expect(await names('artifacts:\n  files:\n    - |\n')).toEqual(['ci/', 'dist/', 'README.md']);
    expect(await names('artifacts:\n  base-directory: dist\n  files:\n    - app/|\n')).toEqual(['main.js']);
  });

  it('are scripts in commands, once a path is begun', async () => {
    const command = (text: string) => names(`phases:\n  build:\n    commands:\n      - ${text}\n`);
    expect(await command('./|')).toEqual(['ci/', 'dist/', 'README.md']);
    expect(await command('bash ci/r|')).toEqual(['run.sh', 'web.yml']);
    expect(await command('npm |')).toEqual([]);
    expect(await command('ls ../|')).toEqual([]);
    expect(await command('ls /etc/|')).toEqual([]);
  });

  it('replace the last step only', async () => {
    const marked = 'batch:\n  build-list:\n    - buildspec: "ci/w|"\n';
    expect(taken(marked, 'web.yml', await paths(marked, ...FILES))).toContain('buildspec: "ci/web.yml"');
  });
});

describe('a typed character', () => {
  const asks = (marked: string, uri?: string) => {
    const { document, position } = open(marked, uri);
    const { names, paths } = askedFor(document, position, { triggerKind: 2 });
    return [names && 'names', paths && 'paths'].filter(Boolean).join();
  };

  it.each([
    ['a: |', 'names'],
    ['- |', 'names'],
    ['- npm |', ''],
    ['- echo $|', 'names'],
    ['- echo ${|', 'names'],
    ['- echo {|', ''],
    ['- echo 100%|', ''],
    ['- bash ci/|', 'paths'],
    ['A: app:|', 'names'],
    ['A:|', ''],
    ['env: { |', 'names'],
    ['a: [b, |', 'names'],
    ['- echo "|', ''],
  ])('asks or not: %s', (marked, expected) => {
    expect(asks(marked)).toBe(expected);
  });

  it.each([
    ['{"|', 'names'],
    ['{"a": "|', 'names'],
    ['  "|"', 'names'],
    ['{"a": "b"|', ''],
    ['{"a": "echo \\"|', ''],
  ])('asks or not in JSON: %s', (marked, expected) => {
    expect(asks(marked, 'file:///repo/buildspec.json')).toBe(expected);
  });
});

describe('templates', () => {
  const all = items('|').filter(({ label }) => label.startsWith('buildspec: '));

  it('are there for what people build', () => {
    expect(all.map(({ label }) => label.slice('buildspec: '.length))).toEqual([
      'Node.js',
      'Python',
      'Java',
      'Go',
      '.NET',
      'Docker image to ECR',
      'AWS SAM',
      'AWS CDK',
      'Terraform',
      'batch matrix',
      'batch graph',
    ]);
  });

  it.each(all.map(({ label }) => label))('%s has no problems', (label) => {
    expect(readBuildspec(taken('|', label)).problems).toEqual([]);
  });
});
