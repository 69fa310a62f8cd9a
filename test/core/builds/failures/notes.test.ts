import { describe, expect, test } from 'vitest';
import type { KnownBuild } from '../../../../core/builds/failures/known-build';
import { applyEdits } from '../../../../core/buildspec/edits';
import { explainLog } from './explain-log';
import { commandLog, type FailedCommand } from './failed-log';

const agent = (text: string) => `[Container] 2026/01/28 20:46:51.456792 ${text}\n`;

function noteOf(
  code: string,
  known: KnownBuild = {},
  { before = '', ...failed }: FailedCommand & { before?: string } = {},
) {
  return explainLog([before + commandLog(failed)], known)?.notes.find((note) => note.code === code);
}

function fixedBy(note: ReturnType<typeof noteOf>, text: string): string | undefined {
  return note?.fix?.kind === 'buildspec' ? applyEdits(text, note.fix.edits) : undefined;
}

describe('flaky-step', () => {
  const passed = { name: 'web #11', runsOn: 'cloud', buildStatus: 'SUCCEEDED', sameAs: 'abc' } as const;

  test('tells of another build of the same commit that succeeded', () => {
    const note = noteOf(
      'flaky-step',
      { runsOn: 'cloud', sameAs: 'abc', otherBuilds: [passed] },
      { command: 'npm test' },
    );
    expect(note?.message).toBe(
      'web #11 built the same commit in the same way and succeeded, so `npm test` fails from time to time only.',
    );
  });

  test('tells of none that failed, is of another commit or asked otherwise, ran elsewhere, or where that is not known', () => {
    for (const known of [
      { sameAs: 'abc', otherBuilds: [{ ...passed, buildStatus: 'FAILED' as const }] },
      { sameAs: 'abd', otherBuilds: [passed] },
      { sameAs: 'abc', runsOn: 'local' as const, otherBuilds: [passed] },
      { otherBuilds: [passed] },
    ])
      expect(noteOf('flaky-step', known)).toBeUndefined();
  });
});

describe('local-and-cloud-differ', () => {
  const inCloud = {
    name: 'web #12',
    runsOn: 'cloud',
    buildStatus: 'SUCCEEDED',
    image: 'aws/codebuild/standard:7.0',
    privileged: true,
    region: 'eu-west-1',
    variableNames: ['STAGE', 'HOME'],
  } as const;

  test('lists what the build had that succeeded at the other place', () => {
    const note = noteOf('local-and-cloud-differ', {
      runsOn: 'local',
      image: 'node:20',
      privileged: false,
      region: 'us-east-1',
      variableNames: ['HOME'],
      otherBuilds: [inCloud],
    });
    expect(note?.message).toBe(
      'web #12 succeeded on CodeBuild. It had the image `aws/codebuild/standard:7.0`, not `node:20`; privileged mode; the region eu-west-1, not us-east-1; the variables `STAGE`, which this one lacks.',
    );
  });

  test('knows AWS’s images by both of their names, and says where nothing known differs', () => {
    const note = noteOf('local-and-cloud-differ', {
      runsOn: 'local',
      image: 'public.ecr.aws/codebuild/amazonlinux-x86_64-standard:5.0',
      otherBuilds: [
        {
          name: 'web #12',
          runsOn: 'cloud',
          buildStatus: 'SUCCEEDED',
          image: 'aws/codebuild/amazonlinux2-x86_64-standard:5.0',
        },
      ],
    });
    expect(note?.message).toBe('web #12 succeeded on CodeBuild.');
    expect(note?.advice).toMatch(/^What is known/);
  });

  test('is silent on builds of the same place, of another commit, and that failed', () => {
    const at = (known: KnownBuild) => noteOf('local-and-cloud-differ', known);
    expect(at({ runsOn: 'cloud', otherBuilds: [inCloud] })).toBeUndefined();
    expect(at({ runsOn: 'local', commit: 'a', otherBuilds: [{ ...inCloud, commit: 'b' }] })).toBeUndefined();
    expect(at({ runsOn: 'local', otherBuilds: [{ ...inCloud, buildStatus: 'FAILED' }] })).toBeUndefined();
    expect(at({ otherBuilds: [inCloud] })).toBeUndefined();
  });
});

describe('unknown-keys', () => {
  const before =
    agent('Found possible syntax errors in buildspec: ') +
    'In the section env\n    The following keys cannot be identified:\n        variable\n';

  test('names the keys of the buildspec that were ignored, with the fix of the editor', () => {
    const text = 'version: 0.2\nenv:\n  variable:\n    A: 1\nphases:\n  build:\n    commands: [make]\n';
    const note = noteOf('unknown-keys', { buildspec: { text } }, { before });
    expect(note?.message).toContain(': `variable`.');
    expect(fixedBy(note, text)).toBe(text.replace('variable:', 'variables:'));
  });

  test('is there without a buildspec too, and not without the line', () => {
    expect(noteOf('unknown-keys', {}, { before })).toBeDefined();
    expect(noteOf('unknown-keys')).toBeUndefined();
  });
});

describe('cache-not-used', () => {
  const without =
    agent('Cache is not defined in the buildspec') +
    agent('Skip cache due to: no paths specified to be cached');

  test('adds the paths of the package managers where the project has a cache and the buildspec none', () => {
    const text = 'version: 0.2\nphases:\n  build:\n    commands:\n      - npm ci\n';
    const note = noteOf('cache-not-used', { cacheType: 'S3', buildspec: { text } }, { before: without });
    expect(fixedBy(note, text)).toBe(`${text}cache:\n  paths:\n    - '/root/.npm/**/*'\n`);
  });

  test('is silent where the project has no cache, or that is not known', () => {
    expect(noteOf('cache-not-used', { cacheType: 'NO_CACHE' }, { before: without })).toBeUndefined();
    expect(noteOf('cache-not-used', {}, { before: without })).toBeUndefined();
  });

  test('makes a pattern of a path that a local cache cannot keep', () => {
    const text = 'version: 0.2\ncache:\n  paths:\n    - node_modules\n';
    const before = agent('Not a valid directory cache path: node_modules');
    const note = noteOf('cache-not-used', { buildspec: { text } }, { before });
    expect(fixedBy(note, text)).toBe("version: 0.2\ncache:\n  paths:\n    - 'node_modules/**/*'\n");
  });

  test('adds the path of what was not restored', () => {
    const text = 'version: 0.2\ncache:\n  paths:\n    - a/**/* # kept\n';
    const before = agent('Skipping cache entry: path "lib/x.jar" is not within allowed cache paths');
    const note = noteOf('cache-not-used', { buildspec: { text } }, { before });
    expect(fixedBy(note, text)).toBe(
      "version: 0.2\ncache:\n  paths:\n    - a/**/* # kept\n    - 'lib/**/*'\n",
    );
  });

  test('tells why there was none', () => {
    const before = agent('Unable to download cache: AccessDenied: Access Denied');
    expect(noteOf('cache-not-used', {}, { before })?.message).toBe(
      'The cache could not be downloaded: AccessDenied: Access Denied.',
    );
  });
});

describe('secret-in-log', () => {
  test('lists what it saw', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const output = [token, `glpat-${'x'.repeat(20)}`, `npm_${'a1B2'.repeat(9)}`];
    const note = noteOf('secret-in-log', {}, { output });
    expect(note?.message).toBe(
      'The log holds what looks like a token of GitHub, a token of GitLab and a token of npm.',
    );
    expect(note?.advice).toMatch(/^Make them invalid/);
  });

  test.each([
    ['an access key ID of AWS', 'AWS_ACCESS_KEY_ID=AKIAQ3EGZ5K7ABCDEFGH'],
    ['a token of GitHub', 'using ghp_0123456789abcdefghijklmnopqrstuvwxyzAB'],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
    ['a secret access key of AWS', 'aws_secret_access_key = abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN'],
  ])('tells of %s anywhere in the log, and does not show it', (kind, text) => {
    const before = `${agent('Entering phase INSTALL')}${agent('Running command env')}${text}\n\n`;
    const explanation = explainLog([before + commandLog({})]);
    expect(explanation?.notes).toMatchObject([
      { code: 'secret-in-log', message: expect.stringContaining(kind) },
    ]);
    expect(JSON.stringify(explanation)).not.toContain(text.slice(-12));
  });

  test.each([
    'AKIAIOSFODNN7EXAMPLE',
    'token=***',
    'ghp_short',
    'sha256:0123456789abcdef0123456789abcdef',
    'fantasia',
  ])('is silent on %s', (text) => {
    expect(noteOf('secret-in-log', {}, { output: [text] })).toBeUndefined();
  });
});

describe('later-failure', () => {
  test('is silent where nothing failed after', () => {
    expect(noteOf('later-failure')).toBeUndefined();
  });
});
