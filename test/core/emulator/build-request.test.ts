import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newBuild } from '../../../core/emulator/builds/build-record';
import { buildRequest } from '../../../core/emulator/builds/build-request';
import type { EnvironmentVariable, Project, ProjectSource } from '../../../core/emulator/model';
import { temporaryDirectory } from './support';

const TEXT = 'version: 0.2\nphases: {}\n';

async function requestFor(source: ProjectSource, environmentVariables: EnvironmentVariable[] = []) {
  const environment = {
    type: 'LINUX_CONTAINER',
    image: 'alpine',
    computeType: 'BUILD_GENERAL1_SMALL',
  } as const;
  const project: Project = {
    name: 'web',
    arn: '',
    source,
    environment: { ...environment, environmentVariables },
  };
  const build = newBuild(project, project, {}, { buildNumber: 1, uuid: 'u', region: 'us-east-1', now: 0 });
  return buildRequest(build, {}, { region: 'us-east-1', dataDirectory: '/data' });
}

async function sourceFolder(): Promise<string> {
  const folder = await temporaryDirectory();
  await mkdir(join(folder, 'ci'));
  await writeFile(join(folder, 'buildspec.yml'), TEXT);
  await writeFile(join(folder, 'ci', 'other.yml'), `${TEXT}# other\n`);
  return folder;
}

const refusal = (statusCode: string, message: RegExp) => ({
  ok: false,
  phaseType: 'DOWNLOAD_SOURCE',
  context: { statusCode, message: expect.stringMatching(message) },
});

describe('the buildspec of a build', () => {
  it('is text that was given', async () => {
    expect(await requestFor({ type: 'NO_SOURCE', buildspec: TEXT })).toMatchObject({
      ok: true,
      request: { buildspec: { text: TEXT }, source: undefined },
    });
  });

  it('is buildspec.yml in the folder, given as a path or as an address', async () => {
    const folder = await sourceFolder();
    const expected = {
      ok: true,
      request: { buildspec: { text: TEXT, path: 'buildspec.yml' }, source: folder },
    };
    expect(await requestFor({ type: 'S3', location: folder })).toMatchObject(expected);
    expect(await requestFor({ type: 'GITHUB', location: pathToFileURL(folder).href })).toMatchObject(
      expected,
    );
  });

  it('is another file of the folder', async () => {
    const location = await sourceFolder();
    expect(await requestFor({ type: 'S3', location, buildspec: 'ci/other.yml' })).toMatchObject({
      request: { buildspec: { text: `${TEXT}# other\n`, path: 'ci/other.yml' } },
    });
  });

  it.each(['missing.yml', 'ci'])('%s is no file', async (buildspec) => {
    const location = await sourceFolder();
    expect(await requestFor({ type: 'S3', location, buildspec })).toEqual(
      refusal('YAML_FILE_ERROR', /YAML file does not exist/),
    );
  });

  it('is never a file outside of the folder', async () => {
    const location = await sourceFolder();
    const outside = join(await temporaryDirectory(), 'outside.yml');
    await writeFile(outside, TEXT);
    await symlink(outside, join(location, 'link.yml'));
    for (const buildspec of ['link.yml', `../${outside.split('/').slice(-2).join('/')}`]) {
      expect(await requestFor({ type: 'S3', location, buildspec })).toEqual(
        refusal('YAML_FILE_ERROR', /outside the source folder/),
      );
    }
  });

  it('has to be text where there is no source', async () => {
    expect(await requestFor({ type: 'NO_SOURCE', buildspec: 'buildspec.yml' })).toEqual(
      refusal('YAML_FILE_ERROR', /needs its buildspec inline/),
    );
  });
});

describe('the source of a build', () => {
  it.each([
    [{ type: 'GITHUB', location: 'https://github.com/a/b' }, /cannot fetch GITHUB source/],
    [{ type: 'S3', location: 'bucket/key.zip' }, /cannot fetch S3 source/],
    [{ type: 'S3', location: 'file://other.host/x' }, /cannot fetch S3 source/],
    [{ type: 'S3', location: '/nowhere' }, /folder \/nowhere does not exist/],
  ] as const)('%j cannot be had', async (source, message) => {
    expect(await requestFor(source)).toEqual(refusal('CLIENT_ERROR', message));
  });
});

describe('the variables of a build', () => {
  const source = { type: 'NO_SOURCE', buildspec: TEXT } as const;

  it('are masked where their names look like secrets', async () => {
    const names = ['API_TOKEN', 'dbPassword', 'SIGNING_KEY', 'MONKEY', 'STAGE'];
    const result = await requestFor(
      source,
      names.map((name) => ({ name, value: 'x' })),
    );
    expect(result).toMatchObject({ request: { secretNames: ['API_TOKEN', 'dbPassword', 'SIGNING_KEY'] } });
  });

  it('keep the type that says where their values are', async () => {
    const variable = { name: 'DB', value: '/db/url', type: 'PARAMETER_STORE' } as const;
    expect(await requestFor(source, [variable])).toMatchObject({
      request: { environmentVariables: [variable] },
    });
  });
});
