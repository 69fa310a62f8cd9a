import { describe, expect, it } from 'vitest';
import { readBuildspec } from '../../../core/buildspec/read';
import { afterAction, offered } from './offers';

const BUILD = 'version: 0.2\nphases:\n  build:\n    commands:\n';

describe('a comment that hides a problem', () => {
  const file = 'version: 0.2\nphases:\n  build:\n    commands: [a]\n    com|ents: x\n';

  it('is offered for the line and for the file', () => {
    const titles = offered(file, ['quickfix']).map(({ title }) => title);
    expect(titles).toContain('Ignore unknown-key on This Line');
    expect(titles).toContain('Ignore unknown-key in This File');
  });

  it('hides it', () => {
    for (const { title, after } of offered(file, ['quickfix'])) {
      if (title.startsWith('Ignore')) expect(readBuildspec(after).problems, title).toEqual([]);
    }
  });

  it('comes after the fixes, and is never the preferred one', () => {
    const actions = offered(file, ['quickfix']).map(({ action }) => action);
    expect(
      actions.filter(({ title }) => title.startsWith('Ignore')).some(({ isPreferred }) => isPreferred),
    ).toBe(false);
  });
});

describe('fix all', () => {
  const wrong =
    'version: 0.2\nphases:\n  build:\n    on-failur|e: CONTINUE\n    comands:\n      - npm test\nartifact:\n  files: x\n';

  it('makes every certain fix at once', () => {
    const all = offered(wrong, ['source.fixAll']);
    expect(all).toHaveLength(1);
    expect(readBuildspec(all[0]?.after ?? '').problems.filter(({ fix }) => fix)).toEqual([]);
    expect(all[0]?.after).toContain('    commands:\n');
    expect(all[0]?.after).toContain('artifacts:\n');
  });

  it('is asked for by its kind or not at all', () => {
    expect(offered(wrong, ['source.fixAll.codebuild'])).toHaveLength(1);
    expect(offered(wrong, ['quickfix']).map(({ action }) => action.kind)).not.toContain(
      'source.fixAll.codebuild',
    );
    expect(offered(`${BUILD}      - |x\n`, ['source'])).toEqual([]);
  });
});

describe('a command', () => {
  it('is put in quotes', () => {
    const quote = (command: string) => afterAction(`${BUILD}      - |${command}\n`, 'Quote This Command');
    expect(quote('npm test')).toBe(`${BUILD}      - 'npm test'\n`);
    expect(quote("echo it's")).toBe(`${BUILD}      - "echo it's"\n`);
    expect(quote(`echo it's "so"`)).toBe(`${BUILD}      - 'echo it''s "so"'\n`);
    expect(quote(`'npm test'`)).toBeUndefined();
  });

  it('is turned into a block', () => {
    const block = (marked: string) => afterAction(marked, 'Turn This Command Into a Block');
    expect(block(`${BUILD}      - |npm test\n`)).toBe(`${BUILD}      - |\n        npm test\n`);
    expect(block(`${BUILD}      -  |"echo \\"a\\""\n`)).toBe(`${BUILD}      -  |\n         echo "a"\n`);
    expect(block('phases:\n  build:\n    commands: |npm test\n')).toBe(
      'phases:\n  build:\n    commands: |\n      npm test\n',
    );
    expect(block('phases:\n  build:\n    commands: [|npm test]\n')).toBeUndefined();
    expect(block(`${BUILD}      - ¦\n        npm |test\n`)).toBeUndefined();
  });

  it('is turned into a block where YAML takes it for something else, though only its author knows what it means', () => {
    const file = `${BUILD}      - docker run -e "|A: b"\n        -e "C: d" image\n`;
    expect(afterAction(file, 'Turn This Command Into a Block')).toBe(
      `${BUILD}      - |\n        docker run -e "A: b"\n        -e "C: d" image\n`,
    );
    expect(offered(file, ['source.fixAll'])).toEqual([]);
    expect(afterAction(`${BUILD}      - - a|\n`, 'Turn This Command Into a Block')).toBeUndefined();
  });

  it('is the only thing that is rewritten so', () => {
    expect(afterAction(`version: |0.2\n`, 'Quote This Command')).toBeUndefined();
  });
});

describe('version 0.1', () => {
  const title = 'Migrate to Version 0.2';

  it('is migrated with its keys, and commands keep their folder to themselves', () => {
    expect(
      afterAction(
        `version: |0.1
environment_variables:
  plaintext:
    A: b
  parameter-store:
    C: /d
phases:
  build:
    commands:
      - cd web && npm test
      - npm test
artifacts:
  type: zip
  files:
    - x
`,
        title,
      ),
    ).toBe(`version: 0.2
env:
  variables:
    A: b
  parameter-store:
    C: /d
phases:
  build:
    commands:
      - (cd web && npm test)
      - npm test
artifacts:
  files:
    - x
`);
  });

  it('is what it is about', () => {
    expect(afterAction('version: |0.2\n', title)).toBeUndefined();
  });
});

describe('a plaintext secret', () => {
  const secrets = /to Secrets Manager/;
  const parameters = /to Parameter Store/;

  it('moves to a section of its own', () => {
    const file = 'env:\n  variables:\n    API_TOKEN: |abc\n    A: b\nphases: {}\n';
    expect(afterAction(file, secrets)).toBe(
      'env:\n  variables:\n    A: b\n  secrets-manager:\n    API_TOKEN: api-token\nphases: {}\n',
    );
    expect(afterAction(file, parameters)).toBe(
      'env:\n  variables:\n    A: b\n  parameter-store:\n    API_TOKEN: /CodeBuild/api-token\nphases: {}\n',
    );
  });

  it('moves to the section that is there', () => {
    expect(
      afterAction(
        'env:\n  secrets-manager:\n    B: b\n  variables:\n    A: b\n    DB_PASSWORD: |abc',
        secrets,
      ),
    ).toBe('env:\n  secrets-manager:\n    DB_PASSWORD: db-password\n    B: b\n  variables:\n    A: b\n');
  });

  it('leaves no empty section behind', () => {
    expect(afterAction('env:\n  variables:\n    API_KEY: |abc', secrets)).toBe(
      'env:\n  secrets-manager:\n    API_KEY: api-key\n',
    );
  });

  it('is told by its name or its value', () => {
    expect(afterAction('env:\n  variables:\n    MONKEY: |abc\n', secrets)).toBeUndefined();
    expect(afterAction('env:\n  variables:\n    ID: |AKIAIOSFODNN7EXAMPLE\n', secrets)).toBeDefined();
  });
});

describe('POST_BUILD', () => {
  const title = 'Run POST_BUILD Only After a Successful BUILD';

  it('is guarded by its first command', () => {
    const file = 'version: 0.2\nphases:\n  |post_build:\n    commands:\n      - docker push x\n';
    expect(afterAction(file, title)).toBe(
      'version: 0.2\nphases:\n  post_build:\n    commands:\n      - test "$CODEBUILD_BUILD_SUCCEEDING" = 1\n      - docker push x\n',
    );
    expect(afterAction(file.replace('version', 'env: {shell: powershell.exe}\nversion'), title)).toContain(
      '- if ($env:CODEBUILD_BUILD_SUCCEEDING -ne 1) { exit 1 }\n',
    );
  });

  it('is left alone where it looks at the variable already, or has no commands', () => {
    const ask = (commands: string) =>
      afterAction(`phases:\n  |post_build:\n    commands:${commands}\n`, title);
    expect(ask('\n      - echo $CODEBUILD_BUILD_SUCCEEDING')).toBeUndefined();
    expect(ask('')).toBeUndefined();
    expect(ask(' [a, b]')).toBeUndefined();
  });
});

describe('JSON buildspecs', () => {
  it('stay JSON', () => {
    const file = '{"version": 0.2, "phases": {"build": {"com|ands": ["npm test"]}}}';
    for (const { after } of offered(file, undefined, 'json')) expect(() => JSON.parse(after)).not.toThrow();
    expect(offered(file, ['refactor'], 'json')).toEqual([]);
  });
});
