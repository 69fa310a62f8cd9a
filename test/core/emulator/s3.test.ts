import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  StartBuildCommand,
  type StartBuildCommandInput,
  UpdateProjectCommand,
} from '@aws-sdk/client-codebuild';
import {
  DeleteObjectCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { artifactKey } from '../../../core/emulator/builds/artifact-key';
import { runOnHost } from '../../../core/emulator/run-build';
import { readRange } from '../../../core/emulator/s3/byte-range';
import { hostEngine } from '../builds/local/support';
import { unzip } from '../builds/local/unzip';
import {
  createTestProject,
  endedBuild,
  openPaths,
  startTestEmulator,
  type TestEmulator,
  temporaryDirectory,
} from './support';

const BUILDSPEC = `version: 0.2
phases:
  build:
    commands:
      - mkdir -p out/deep && echo one > out/one.txt && echo two > 'out/deep/t w+o.txt' && ln -s one.txt out/link
artifacts:
  files: '**/*'
  base-directory: out
  name: of-$((1 + 1))
  enable-symlinks: yes
  secondary-artifacts:
    extra:
      files: out/one.txt
`;

const s3Of = ({ endpoint, region, accessKey: credentials }: TestEmulator, config: object = {}) =>
  new S3Client({ endpoint, region, credentials, maxAttempts: 1, ...config });

/** A bucket with these objects, put there as a build does it. */
async function withObjects(objects: Record<string, string>): Promise<TestEmulator> {
  const emulator = await startTestEmulator();
  for (const [key, content] of Object.entries(objects)) {
    const draft = join(emulator.dataDirectory, 'draft');
    await writeFile(draft, content);
    await emulator.context.buckets.moveIn('files', key, draft);
  }
  return emulator;
}

async function built(input: Partial<StartBuildCommandInput>) {
  const emulator = await startTestEmulator({ runBuild: runOnHost(hostEngine()) });
  await createTestProject(emulator);
  const { build } = await emulator.codeBuild.send(
    new StartBuildCommand({ projectName: 'web', buildspecOverride: BUILDSPEC, ...input }),
  );
  return { emulator, s3: s3Of(emulator), build: await endedBuild(emulator, build?.id ?? '') };
}

/** Not every system knows the names below localhost itself. */
const toThisComputer: LookupFunction = (_, __, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]);

async function textOf(client: S3Client, Key: string, input: Partial<GetObjectCommandInput> = {}) {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: 'files', Key, ...input }));
  return Body?.transformToString();
}

describe('the artifacts of a build', () => {
  it('lie in their bucket, a file an object', async () => {
    const { build, s3, emulator } = await built({
      artifactsOverride: { type: 'S3', location: 'files', path: '/to/here/', namespaceType: 'BUILD_ID' },
      secondaryArtifactsOverride: [
        { type: 'S3', location: 'others', artifactIdentifier: 'extra', name: 'x' },
      ],
    });
    const uuid = build.id?.split(':')[1];
    expect(build.buildStatus).toBe('SUCCEEDED');
    expect(build.artifacts).toEqual({ location: `arn:aws:s3:::files/to/here/${uuid}/web` });
    expect(build.secondaryArtifacts).toEqual([
      { location: 'arn:aws:s3:::others/x', artifactIdentifier: 'extra' },
    ]);
    const { Contents } = await s3.send(
      new ListObjectsV2Command({ Bucket: 'files', Prefix: `to/here/${uuid}/web/` }),
    );
    expect(Contents?.map(({ Key, Size }) => [Key?.split('/web/')[1], Size])).toEqual([
      ['deep/t w+o.txt', 4],
      ['one.txt', 4],
    ]);
    expect(await textOf(s3, `to/here/${uuid}/web/deep/t w+o.txt`)).toBe('two\n');
    expect(await textOf(s3, 'x/out/one.txt', { Bucket: 'others' })).toBe('one\n');
    await emulator.close();
    const again = await startTestEmulator({ dataDirectory: emulator.dataDirectory });
    expect(await textOf(s3Of(again), 'x/out/one.txt', { Bucket: 'others' })).toBe('one\n');
  });

  it('are one zip with its digests, under the name that the buildspec gives', async () => {
    const { build, s3 } = await built({
      artifactsOverride: {
        type: 'S3',
        location: 'files',
        packaging: 'ZIP',
        name: 'app.zip',
        overrideArtifactName: true,
      },
    });
    expect(build.artifacts).toMatchObject({
      location: 'arn:aws:s3:::files/of-2',
      overrideArtifactName: true,
    });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'of-2' }));
    const archive = Buffer.from((await Body?.transformToByteArray()) ?? []);
    const { sha256sum, md5sum } = build.artifacts as { sha256sum?: string; md5sum?: string };
    expect(sha256sum).toBe(createHash('sha256').update(archive).digest('hex'));
    expect(md5sum).toBe(createHash('md5').update(archive).digest('hex'));
    expect(Object.keys(unzip(archive)).toSorted()).toEqual(['deep/t w+o.txt', 'link', 'one.txt']);
  });

  it.each(['NONE', 'ZIP'] as const)(
    'are for the owner of the data folder alone, with packaging %s',
    async (packaging) => {
      const { emulator } = await built({
        artifactsOverride: { type: 'S3', location: 'files', packaging },
        logsConfigOverride: { s3Logs: { status: 'ENABLED', location: 'logs' } },
      });
      await emulator.context.store.flush();
      expect(await readdir(join(emulator.dataDirectory, 's3'))).toEqual(['files', 'logs']);
      expect(await openPaths(emulator.dataDirectory)).toEqual([]);
    },
  );

  it('are nowhere where the project wants none', async () => {
    const { build, s3 } = await built({});
    expect(build.artifacts).toEqual({ location: '' });
    await expect(s3.send(new ListObjectsV2Command({ Bucket: 'files' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  it('need a bucket', async () => {
    const start = new StartBuildCommand({
      projectName: 'web',
      artifactsOverride: { type: 'S3', location: '../x' },
    });
    const emulator = await startTestEmulator();
    await createTestProject(emulator);
    await expect(emulator.codeBuild.send(start)).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: 'Invalid artifacts: location "../x" names no bucket.',
    });
  });

  it.each([
    [{}, 'web'],
    [{ path: '/a//b/', name: '/' }, 'a/b'],
    [{ name: 'x', namespaceType: 'BUILD_ID' }, 'uuid/x'],
    [{ name: 'x', overrideArtifactName: true }, 'mine/1'],
    [{ path: '../..', name: '../x' }, 'x'],
  ] as const)('with the settings %j have the key %s', (settings, key) => {
    const names = { projectName: 'web', uuid: 'uuid', nameInBuildspec: 'mine/1' };
    expect(artifactKey({ type: 'S3', location: 'files', ...settings }, names)).toEqual({
      bucket: 'files',
      key,
    });
  });
});

describe('the log of a build', () => {
  it('lies in S3 once the build has ended, where its project says so', async () => {
    const emulator = await startTestEmulator();
    await createTestProject(emulator);
    const { codeBuild } = emulator;
    await codeBuild.send(
      new UpdateProjectCommand({
        name: 'web',
        logsConfig: {
          cloudWatchLogs: { status: 'DISABLED' },
          s3Logs: { status: 'ENABLED', location: 'logs-here/of/web' },
        },
      }),
    );
    const { build } = await codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const { logs, id = '' } = await endedBuild(emulator, build?.id ?? '');
    const key = `of/web/${id.split(':')[1]}.gz`;
    expect(logs).toMatchObject({
      s3LogsArn: `arn:aws:s3:::logs-here/${key}`,
      cloudWatchLogs: { status: 'DISABLED' },
      s3Logs: { status: 'ENABLED', location: 'logs-here/of/web' },
    });
    expect(logs?.groupName).toBeUndefined();
    const { Body } = await s3Of(emulator).send(new GetObjectCommand({ Bucket: 'logs-here', Key: key }));
    const text = gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString();
    expect(text).toContain('hello from dev\nsecond line\n');
  });
});

describe('an object', () => {
  it('is read whole or in part, by a path or by the name of its bucket', async () => {
    const emulator = await withObjects({ 'a b/ü+%.txt': '0123456789', empty: '' });
    const byPath = s3Of(emulator, { forcePathStyle: true });
    const byHost = s3Of(emulator, {
      endpoint: emulator.endpoint.replace('127.0.0.1', 'localhost'),
      requestHandler: { httpAgent: new Agent({ lookup: toThisComputer }) },
    });
    for (const client of [byPath, byHost]) expect(await textOf(client, 'a b/ü+%.txt')).toBe('0123456789');
    expect(await textOf(byPath, 'empty')).toBe('');
    const command = new GetObjectCommand({ Bucket: 'files', Key: 'a b/ü+%.txt', Range: 'bytes=2-4' });
    const part = await byPath.send(command);
    expect(await part.Body?.transformToString()).toBe('234');
    expect(part).toMatchObject({ ContentRange: 'bytes 2-4/10', ContentLength: 3, AcceptRanges: 'bytes' });
    const head = await byPath.send(new HeadObjectCommand({ Bucket: 'files', Key: 'a b/ü+%.txt' }));
    expect(head).toMatchObject({ ContentLength: 10, LastModified: expect.any(Date), ETag: part.ETag });
    await expect(textOf(byPath, 'empty', { Range: 'bytes=5-' })).rejects.toMatchObject({
      name: 'InvalidRange',
    });
  });

  it('is found by its own key alone, and never outside of its bucket', async () => {
    const emulator = await withObjects({ 'folder/file': 'x' });
    const outside = join(await temporaryDirectory(), 'secret');
    await mkdir(outside);
    await writeFile(join(outside, 'key'), 'secret');
    const bucket = join(emulator.dataDirectory, 's3', 'files');
    await symlink(join(outside, 'key'), join(bucket, 'link'));
    await symlink(outside, join(bucket, 'linked'));
    const client = s3Of(emulator);
    for (const key of [
      'none',
      'folder',
      'folder/',
      'link',
      'linked/key',
      '../../projects.records',
      'folder/../folder/file',
    ])
      await expect(textOf(client, key)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(textOf(client, 'x', { Bucket: 'none' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: 'files' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['folder/file']);
    expect(await readFile(join(outside, 'key'), 'utf8')).toBe('secret');
  });

  it('is read by those alone who hold the key', async () => {
    const emulator = await withObjects({ file: 'x' });
    const read = (config: object) => textOf(s3Of(emulator, config), 'file');
    const { accessKeyId } = emulator.accessKey;
    await expect(read({ credentials: { accessKeyId, secretAccessKey: 'guessed' } })).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    await expect(
      read({ credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' } }),
    ).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    expect((await fetch(`${emulator.endpoint}/files/file`)).status).toBe(404);
  });

  it.each<[string | undefined, number, ReturnType<typeof readRange>]>([
    [undefined, 10, undefined],
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=5-', 10, { start: 5, end: 9 }],
    ['bytes=5-99', 10, { start: 5, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-30', 10, { start: 0, end: 9 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=4-2', 10, undefined],
    ['bytes=0-1,4-5', 10, undefined],
    ['lines=0-1', 10, undefined],
  ])('with the range %s of %i bytes', (header, size, expected) => {
    expect(readRange(header, size)).toEqual(expected);
  });
});

describe('the objects of a bucket', () => {
  const KEYS = ['a.txt', 'dir/b.txt', 'dir/c d&<.txt', 'dir/sub/e.txt', 'other/f.txt'];

  it('are listed in the order of their keys, by prefix and by folder', async () => {
    const client = s3Of(await withObjects(Object.fromEntries(KEYS.toReversed().map((key) => [key, key]))));
    const list = async (input: object) => {
      const answer = await client.send(new ListObjectsV2Command({ Bucket: 'files', ...input }));
      const { Contents = [], CommonPrefixes = [], IsTruncated, KeyCount } = answer;
      return [
        Contents.map(({ Key }) => Key),
        CommonPrefixes.map(({ Prefix }) => Prefix),
        IsTruncated,
        KeyCount,
      ];
    };
    expect(await list({})).toEqual([KEYS, [], false, 5]);
    expect(await list({ EncodingType: 'url', Prefix: 'dir/c' })).toEqual([
      ['dir/c+d%26%3C.txt'],
      [],
      false,
      1,
    ]);
    expect(await list({ Prefix: 'dir/' })).toEqual([KEYS.slice(1, 4), [], false, 3]);
    expect(await list({ Prefix: 'di' })).toEqual([KEYS.slice(1, 4), [], false, 3]);
    expect(await list({ Delimiter: '/' })).toEqual([['a.txt'], ['dir/', 'other/'], false, 3]);
    expect(await list({ Delimiter: '/', Prefix: 'dir/' })).toEqual([
      KEYS.slice(1, 3),
      ['dir/sub/'],
      false,
      3,
    ]);
    expect(await list({ StartAfter: 'dir/b.txt' })).toEqual([KEYS.slice(2), [], false, 3]);
    expect(await list({ Prefix: 'none' })).toEqual([[], [], false, 0]);
  });

  it('come a page at a time', async () => {
    const client = s3Of(await withObjects(Object.fromEntries(KEYS.map((key) => [key, key]))));
    const pages: (string | undefined)[][] = [];
    let ContinuationToken: string | undefined;
    do {
      const command = new ListObjectsV2Command({ Bucket: 'files', MaxKeys: 2, ContinuationToken });
      const { Contents = [], NextContinuationToken } = await client.send(command);
      pages.push(Contents.map(({ Key }) => Key));
      ContinuationToken = NextContinuationToken;
    } while (ContinuationToken);
    expect(pages).toEqual([KEYS.slice(0, 2), KEYS.slice(2, 4), KEYS.slice(4)]);
  });
});

describe('an operation of S3 that the emulator does not know', () => {
  const BUCKET = { Bucket: 'files', Key: 'a' };
  it.each([
    ['PutObject', new PutObjectCommand({ ...BUCKET, Body: 'x' })],
    ['DeleteObject', new DeleteObjectCommand(BUCKET)],
    ['GetObjectAcl', new GetObjectAclCommand(BUCKET)],
    ['ListBuckets', new ListBucketsCommand({})],
  ])('gets an error that names it: %s', async (name, command) => {
    const client = s3Of(await withObjects({ a: 'a' }));
    await expect(client.send(command as GetObjectCommand)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: `The emulator does not know S3's ${name}.`,
    });
  });
});
