import type { Project } from '@aws-sdk/client-codebuild';
import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../../../core/buildspec/read';
import { copiedProject } from '../../../../core/insights/copy-as/definition';
import { COPY_FORMATS, copyProjectAs } from '../../../../core/insights/copy-as/formats';
import { FULL, SMALL } from './a-project';

describe('what is copied of a project', () => {
  test('is what it was made with, without what the service adds', () => {
    const { definition, omitted } = copiedProject(FULL);
    const text = JSON.stringify(definition);
    for (const added of [
      'created',
      'lastModified',
      'payloadUrl',
      'webhooksecret',
      'badgeRequestUrl',
      'publicProjectAlias',
      'ACTIVE',
    ])
      expect(text).not.toContain(added);
    expect(definition.badgeEnabled).toBe(true);
    expect(definition.visibility).toEqual({
      projectVisibility: 'PUBLIC_READ',
      resourceAccessRole: 'arn:aws:iam::111122223333:role/public',
    });
    expect(definition.tags?.map(({ key }) => key)).toEqual(['a: b', 'team']);
    expect(omitted).toEqual(['the tag aws:cloudformation:stack-name']);
  });

  test('has no timeouts on Lambda, and nothing that is not there', () => {
    const { definition } = copiedProject(SMALL);
    expect(Object.keys(definition)).toEqual(['name', 'source', 'artifacts', 'environment', 'serviceRole']);
    expect(definition.environment).not.toHaveProperty('environmentVariables');
  });
});

test.each(COPY_FORMATS)(
  'a project of which the API tells next to nothing is copied as $label all the same',
  ({ format }) => {
    expect(copyProjectAs({ name: 'web' }, format).text).toContain('web');
    const unknown = { environment: { type: 'NEW_KIND' }, source: {}, webhook: {}, tags: [{}] };
    expect(copyProjectAs({ name: 'web', ...unknown } as unknown as Project, format).text).toContain(
      'NEW_KIND',
    );
  },
);

describe('secrets', () => {
  const key = `AKIA${'ABCDEFGH23456777'}`;
  const withSecrets: Project = {
    ...FULL,
    description: `made with ${key}`,
    environment: {
      ...FULL.environment,
      environmentVariables: [
        { name: 'DB_PASSWORD', value: 'short', type: 'PLAINTEXT' },
        { name: 'ID', value: key },
        { name: 'API_TOKEN', value: '/web/token', type: 'PARAMETER_STORE' },
        { name: 'STAGE', value: 'production' },
      ],
    } as Project['environment'],
    source: {
      type: 'BITBUCKET',
      location: 'https://ann:s3cretPass@bitbucket.org/example/web.git',
      buildspec: `version: 0.2\nenv:\n  variables:\n    APP_SECRET: a8f3k2m9x1\nphases:\n  build:\n    commands:\n      - deploy ${key} now\n`,
    },
  };

  test('are replaced, wherever they stand, and named', () => {
    const { definition, replaced } = copiedProject(withSecrets);
    expect(definition.environment?.environmentVariables).toEqual([
      { name: 'DB_PASSWORD', value: 'REPLACE_ME', type: 'PLAINTEXT' },
      { name: 'ID', value: 'REPLACE_ME' },
      { name: 'API_TOKEN', value: '/web/token', type: 'PARAMETER_STORE' },
      { name: 'STAGE', value: 'production' },
    ]);
    expect(definition.source?.location).toBe('https://bitbucket.org/example/web.git');
    expect(definition.source?.buildspec).toContain('APP_SECRET: REPLACE_ME\n');
    expect(definition.source?.buildspec).toContain('- deploy REPLACE_ME now\n');
    expect(definition.description).toBe('made with REPLACE_ME');
    expect(replaced).toEqual([
      'DB_PASSWORD',
      'ID',
      'the credentials in the address of the source',
      'secrets in the buildspec of the source',
      'description',
    ]);
  });

  test.each(COPY_FORMATS)('$label has none, and says which', ({ format }) => {
    const { text, replaced } = copyProjectAs(withSecrets, format);
    for (const secret of [key, 's3cretPass', 'a8f3k2m9x1', 'short'])
      expect(text.replace(/'?shortDescription/g, '')).not.toContain(secret);
    expect(text.split('\n')[0]).toMatch(
      /^(#|\/\/) Replaced, as they look secret: DB_PASSWORD, ID, the credentials/,
    );
    expect(replaced).toContain('DB_PASSWORD');
  });

  test('in a buildspec take all lines of a private key, and no reference to a secret', () => {
    const secret = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEabc', 'def', '-----END RSA PRIVATE KEY-----'];
    const buildspec = [
      'version: 0.2',
      'env:',
      '  variables:',
      '    DEPLOY_KEY: |',
      ...secret.map((line) => `      ${line}`),
      '  secrets-manager:',
      '    DB_PASSWORD: app/db:password',
      'phases: {build: {commands: [make]}}',
    ].join('\n');
    const { definition } = copiedProject({ ...SMALL, source: { type: 'NO_SOURCE', buildspec } });
    const text = definition.source?.buildspec ?? '';
    expect(text).not.toMatch(/MIIE|def|BEGIN/);
    expect(readBuildspec(text).buildspec?.env).toMatchObject({
      variables: { DEPLOY_KEY: expect.stringContaining('REPLACE_ME') },
      secretsManager: { DB_PASSWORD: 'app/db:password' },
    });
  });

  test('nothing is said where there are none', () => {
    expect(copyProjectAs(SMALL, 'cloudformation').text).toMatch(/^AWSTemplateFormatVersion: "2010-09-09"\n/);
  });

  test('a name of several lines stays in its comment', () => {
    const tags = [{ key: 'aws:x\nResources: {}', value: '' }];
    expect(copyProjectAs({ ...SMALL, tags }, 'cloudformation').text.split('\n')[0]).toBe(
      '# Left out, as AWS sets it itself: the tag aws:x Resources: {}.',
    );
  });
});
