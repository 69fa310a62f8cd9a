import { describe, expect, test } from 'vitest';
import { found, gap, messages } from './support';

const image = (name: string) => ({ project: { environment: { image: name } } });

describe('unmaintained-image', () => {
  test.each([
    'aws/codebuild/standard:5.0',
    'aws/codebuild/standard:6.0-22.06.30',
    'aws/codebuild/amazonlinux2-x86_64-standard:4.0',
    'aws/codebuild/amazonlinux-x86_64-standard:corretto11',
    'aws/codebuild/amazonlinux2-aarch64-standard:2.0',
    'aws/codebuild/ubuntu-base:14.04',
    'aws/codebuild/nodejs:10.1.0',
    'aws/codebuild/windows-base:2.0',
  ])('%s', (name) => {
    expect(messages('unmaintained-image', image(name))).toEqual([
      `AWS no longer maintains the image ${name}.`,
    ]);
  });

  test.each([
    'aws/codebuild/standard:7.0',
    'aws/codebuild/standard:8.0',
    'aws/codebuild/standard:10.0',
    'aws/codebuild/amazonlinux2-x86_64-standard:5.0',
    'aws/codebuild/amazonlinux-x86_64-standard:6.0',
    'aws/codebuild/amazonlinux-aarch64-standard:3.0',
    'aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs18',
    'aws/codebuild/windows-base:2019-3.0',
    'aws/codebuild/windows-base:2022-1.0',
    'aws/codebuild/macos-arm-base:14',
    'example/aws/codebuild/standard:1.0',
    'public.ecr.aws/codebuild/amazonlinux-x86_64-standard:4.0',
  ])('says nothing of %s', (name) => {
    expect(found('unmaintained-image', image(name))).toEqual([]);
  });
});

describe('unpinned-image', () => {
  test.each([
    ['node', 'named without a tag, which means latest'],
    ['registry.example.com:5000/tools/node', 'named without a tag, which means latest'],
    ['111122223333.dkr.ecr.eu-central-1.amazonaws.com/tools:latest', 'named by the tag latest'],
  ])('%s', (name, how) => {
    expect(messages('unpinned-image', image(name))).toEqual([`The image ${name} is ${how}.`]);
  });

  test.each([
    'node:22-bookworm',
    'registry.example.com:5000/tools/node:22',
    `node:latest@sha256:${'a'.repeat(64)}`,
    'aws/codebuild/standard:7.0',
    '',
  ])('says nothing of %s', (name) => {
    expect(found('unpinned-image', image(name))).toEqual([]);
  });
});

describe('needless-privileges', () => {
  const code = 'needless-privileges';
  const commands = (...given: string[]) => ({
    project: { environment: { privilegedMode: true } },
    buildspec: `version: 0.2\nphases:\n  build:\n    commands: ${JSON.stringify(given)}\n`,
  });

  test('where all that runs is known, and nothing of it uses Docker', () => {
    const given = commands('npm ci', 'aws s3 sync dist s3://example-site', 'if test -f x; then rm x; fi');
    expect(messages(code, given)).toEqual([
      'The project is privileged, though no command of its buildspec uses Docker.',
    ]);
  });

  test.each([
    ['Docker', ['npm ci', 'docker build .']],
    ['Docker within a substitution', ['echo $(docker ps)']],
    ['another builder of images', ['buildah bud .']],
  ])('says nothing of %s', (_, given) => {
    expect(found(code, commands(...given))).toEqual([]);
    expect(gap(code, commands(...given))).toBeUndefined();
  });

  test.each([
    ['a script of the source', ['./build.sh']],
    ['make', ['make image']],
    ['tests, which may start containers', ['npm test']],
    ['a command in a variable', ['$BUILD_COMMAND']],
    ['what is sourced', ['. ./env.sh']],
    ['a function', ['f() { make; }', 'f']],
    ['what cannot be read', ['echo "open']],
  ])('cannot tell of %s, and says so', (_, given) => {
    expect(found(code, commands(...given))).toEqual([]);
    expect(gap(code, commands(...given))).toMatch(/^What the scripts and tools of the buildspec run/);
  });

  test('cannot tell of a project that mounts file systems, and says so', () => {
    const given = commands('npm ci');
    const fileSystemLocations = [{ type: 'EFS' as const, identifier: 'efs', mountPoint: '/mnt' }];
    const mounting = { ...given, project: { ...given.project, fileSystemLocations } };
    expect(found(code, mounting)).toEqual([]);
    expect(gap(code, mounting)).toMatch(/^The project mounts file systems/);
  });

  test('says nothing with a cache of Docker layers, or without privileges', () => {
    const cached = commands('npm ci');
    const cache = { type: 'LOCAL' as const, modes: ['LOCAL_DOCKER_LAYER_CACHE' as const] };
    expect(found(code, { ...cached, project: { ...cached.project, cache } })).toEqual([]);
    expect(found(code, { ...cached, project: {} })).toEqual([]);
  });
});

describe('missing-report-group', () => {
  const code = 'missing-report-group';
  const command = (text: string, rest = '') => ({
    buildspec: `version: 0.2\nphases:\n  build:\n    commands:\n      - ${JSON.stringify(text)}\n${rest}`,
  });

  test.each([
    'pytest --junitxml=report.xml',
    'npx vitest run --reporter=junit --outputFile=junit.xml',
    'npx jest --reporters=jest-junit',
    'dotnet test --logger trx',
    'vendor/bin/phpunit --log-junit junit.xml',
    'rspec --format RspecJunitFormatter --out rspec.xml',
    'gotestsum --junitfile unit.xml',
    'pytest --cov-report=xml',
  ])('%s', (text) => {
    expect(messages(code, command(text))).toEqual([
      'Line 5 of the buildspec writes a test or coverage report, and no report group takes it.',
    ]);
  });

  test('says nothing with a report group, or of tests that write no report', () => {
    const reports = 'reports:\n  unit:\n    files: report.xml\n';
    expect(found(code, command('pytest --junitxml=report.xml', reports))).toEqual([]);
    expect(found(code, command('pytest'))).toEqual([]);
    expect(found(code, command('npm install jest-junit'))).toEqual([]);
  });
});
