import { describe, expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver';
import { hover } from '../../../server/hover/hover';
import { EVERYTHING } from '../features';
import { open } from '../open';

function hovered(marked: string): string {
  const { document, position } = open(marked);
  return (hover(document, position, EVERYTHING)?.contents as MarkupContent | undefined)?.value ?? '';
}

const BUILD = 'phases:\n  build:\n    commands:\n';

describe('hovering a variable', () => {
  it('tells where it is set and to what, and who may change that', () => {
    const text = hovered(
      `env:\n  variables:\n    STAGE: dev\n${BUILD}      - export STAGE=prod\n      - echo $ST|AGE\n`,
    );
    expect(text).toContain('- line 3, `env.variables`: `dev`');
    expect(text).toContain('- line 7, BUILD: `prod`');
    expect(text).toContain('project may set another value');
    expect(text).toContain('Commands of this file change it');
  });

  it('tells what the file does not know', () => {
    expect(hovered(`${BUILD}      - echo $|X\n`)).toContain('Not set in this file');
  });

  it('tells what CodeBuild sets', () => {
    expect(hovered(`${BUILD}      - echo $CODEBUILD_BUILD|_ID\n`)).toContain('Id of the build');
  });

  it('tells where its value is kept', () => {
    const text = hovered(`env:\n  secrets-manager:\n    T: app:token\n${BUILD}      - echo $|T\n`);
    expect(text).toContain('Secret: `app`');
    expect(text).toContain('JSON key: `token`');
  });

  it('tells that it is exported', () => {
    expect(hovered(`env:\n  exported-variables: [|T]\n${BUILD}      - T=1\n`)).toContain(
      'Exported to CodePipeline',
    );
  });

  it('shows values as they are, whatever is in them', () => {
    const text = hovered(`${BUILD}      - "A=\`[x](command:y)\`; echo $|A"\n`);
    expect(text).toContain('`` `[x](command:y)` ``');
  });
});

describe('hovering a reference', () => {
  it('takes a secret apart', () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf';
    const text = hovered(`env:\n  secrets-manager:\n    A: |${arn}:key:AWSPREVIOUS\n`);
    expect(text).toContain(`Secret: \`${arn}\` in account \`123456789012\`, \`eu-west-1\``);
    expect(text).toContain('JSON key: `key`');
    expect(text).toContain('Stage: `AWSPREVIOUS`');
    const id = hovered('env:\n  secrets-manager:\n    A: |app:::v1\n');
    expect(id).toContain('JSON key: none');
    expect(id).toContain('Version: `v1`');
  });

  it('tells what a parameter needs', () => {
    expect(hovered('env:\n  parameter-store:\n    A: |/x\n')).toContain('`ssm:GetParameters`');
    expect(hovered('env:\n  parameter-store:\n    A: |/x\n')).toContain('below `/CodeBuild/` only');
    expect(hovered('env:\n  parameter-store:\n    A: |/CodeBuild/x\n')).not.toContain('only');
  });
});

describe('hovering on-failure', () => {
  it('tells what follows, in words', () => {
    expect(hovered('phases:\n  install:\n    on-failure: RETRY|-2-time.*out\n')).toContain(
      'If a command of INSTALL fails, the phase is run again up to 2 times, where the error matches `time.*out`. If it still fails, the build ends',
    );
    expect(hovered('phases:\n  build:\n    on-failure: ABO|RT\n')).toContain('the build ends');
  });
});

describe('hovering a batch', () => {
  it('counts and lists the builds of a matrix', () => {
    const text = hovered(
      'batch:\n  build-|matrix:\n    dynamic:\n      env:\n        image: [a]\n        variables:\n          V: ["1", "2"]\n',
    );
    expect(text).toContain('**2 builds** (1 × 2)');
    expect(text).toContain('| 2 | `a` | `2` |');
  });

  it('ends a long list', () => {
    const values = Array.from({ length: 50 }, (_, i) => `v${i}`).join(', ');
    const text = hovered(
      `batch:\n  build-|matrix:\n    dynamic:\n      env:\n        variables:\n          V: [${values}]\n`,
    );
    expect(text).toContain('and 30 more');
  });

  const graph = (marked: string) =>
    `batch:\n  build-graph:\n    - identifier: a\n    - identifier: b\n    - identifier: ${marked}\n      depend-on: [a, b]\n`;

  it('orders the builds of a graph', () => {
    const text = hovered(graph('c').replace('build-graph', 'build-|graph'));
    expect(text).toContain('**3 builds**\n\n1. `a`, `b`\n2. `c`');
  });

  it('tells who waits for whom', () => {
    expect(hovered(graph('|c'))).toContain('Waits for `a`, `b`');
    expect(hovered(graph('c').replace('[a', '[|a'))).toContain('`c` waits for it');
    expect(hovered(graph('c').replace('[a', '[|x'))).toContain('No build');
  });

  it('survives builds that wait for themselves', () => {
    expect(() =>
      hovered(
        'batch:\n  build-|graph:\n    - identifier: a\n      depend-on: [b]\n    - identifier: b\n      depend-on: [a]\n',
      ),
    ).not.toThrow();
  });
});
