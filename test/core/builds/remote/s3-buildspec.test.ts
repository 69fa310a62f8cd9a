import type { Build } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { readS3Buildspec, s3Buildspec } from '../../../../core/builds/remote/s3-buildspec';
import { aZip } from '../a-zip';
import { startFakeAws } from './fake-aws';
import type { FakeObjects } from './fake-s3';

const source = (location: string, buildspec?: string, more: Partial<Build> = {}): Build => ({
  source: { type: 'S3', location, buildspec },
  ...more,
});

async function read(build: Build, objects: FakeObjects) {
  const place = s3Buildspec(build);
  if (!place) return undefined;
  const { connection } = await startFakeAws({}, {}, objects);
  return readS3Buildspec(connection, place, new AbortController().signal);
}

describe('where the buildspec of a build is in S3', () => {
  it('is the object that the project names', () => {
    expect(s3Buildspec({ source: { type: 'GITHUB', buildspec: 'arn:aws:s3:::ours/ci/b.yml' } })).toEqual({
      bucket: 'ours',
      key: 'ci/b.yml',
      path: 'b.yml',
      isArchived: false,
    });
  });

  it('is in the folder or in the archive that the source is', () => {
    expect(s3Buildspec(source('ours/src/'))).toMatchObject({ key: 'src/buildspec.yml', isArchived: false });
    expect(s3Buildspec(source('ours/src/', 'ci/b.yml'))).toMatchObject({ key: 'src/ci/b.yml' });
    expect(s3Buildspec(source('ours/src.zip', undefined, { sourceVersion: 'v1' }))).toEqual({
      bucket: 'ours',
      key: 'src.zip',
      versionId: 'v1',
      path: 'buildspec.yml',
      isArchived: true,
    });
  });

  it('is nowhere for a text, a repository, and what is no place in S3', () => {
    expect(s3Buildspec(source('ours/src.zip', 'version: 0.2'))).toBeUndefined();
    expect(s3Buildspec({ source: { type: 'GITHUB', location: 'https://github.com/a/b' } })).toBeUndefined();
    expect(s3Buildspec(source('ours/src.zip', '../../etc/passwd'))).toBeUndefined();
    expect(s3Buildspec(source('https://evil.example?x/', 'b.yml'))).toBeUndefined();
    expect(s3Buildspec({ source: { type: 'S3', buildspec: 'arn:aws:s3:::ours' } })).toBeUndefined();
  });
});

describe('the buildspec of a build in S3', () => {
  it('is read from its object, and out of an archive', async () => {
    expect(await read(source('ours/src/'), { 'ours/src/buildspec.yml': 'version: 0.2' })).toEqual({
      ok: true,
      text: 'version: 0.2',
    });
    const archive = await aZip({ 'a.txt': 'no', 'ci/b.yml': 'version: 0.2' });
    expect(await read(source('ours/src.zip', 'ci/b.yml'), { 'ours/src.zip': archive })).toEqual({
      ok: true,
      text: 'version: 0.2',
    });
  });

  it('is told of where it is gone, too large, or not in its archive', async () => {
    const why = async (build: Build, objects: FakeObjects) => {
      const found = await read(build, objects);
      return found?.ok === false ? found.why : undefined;
    };
    expect(await why(source('ours/src/'), {})).toBe('s3://ours/src/buildspec.yml is not there any more.');
    const large = { 'ours/src/buildspec.yml': 'x'.repeat(1_000_001) };
    expect(await why(source('ours/src/'), large)).toBe('s3://ours/src/buildspec.yml has more than 1 MB.');
    const archive = await aZip({ 'a.txt': 'no' });
    for (const content of [archive, 'no archive'])
      expect(await why(source('ours/src.zip'), { 'ours/src.zip': content })).toBe(
        's3://ours/src.zip has no buildspec.yml that can be read.',
      );
  });
});
