import { once } from 'node:events';
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Pack, pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import {
  BrokenArchiveError,
  inLargePieces,
  packFiles,
  readTar,
  safePath,
} from '../../../../core/builds/local/tar';
import { OutsideError, TarWriter } from '../../../../core/builds/local/tar-writer';
import { unprivileged } from '../../../unprivileged';
import { temporaryFolder } from './support';

type Stream = NodeJS.ReadableStream;

async function* content(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function unpack(archive: Stream, root: string): Promise<string[]> {
  const writer = new TarWriter(root);
  const paths: string[] = [];
  await readTar(archive, async (entry, content) => {
    paths.push(entry.path);
    await writer.write(entry, content);
    return undefined;
  });
  return paths;
}

test('files, links, modes and empty folders arrive as they were', async () => {
  await using from = await temporaryFolder();
  await using to = await temporaryFolder();
  await mkdir(join(from.path, 'folder/empty'), { recursive: true });
  await writeFile(join(from.path, 'folder/run.sh'), 'echo', { mode: 0o755 });
  await writeFile(join(from.path, 'large'), Buffer.alloc(3_000_000, 'x'));
  await symlink('run.sh', join(from.path, 'folder/link'));
  const archive = packFiles({
    folders: ['made'],
    contents: [
      {
        root: from.path,
        paths: ['folder/empty/', 'folder/run.sh', 'folder/link', 'large', 'deleted'],
        prefix: 'in/',
      },
    ],
    onSkipped: () => {},
  });
  await unpack(archive, to.path);
  expect((await lstat(join(to.path, 'made'))).isDirectory()).toBe(true);
  expect((await lstat(join(to.path, 'in/folder/empty'))).isDirectory()).toBe(true);
  expect((await lstat(join(to.path, 'in/folder/run.sh'))).mode & 0o777).toBe(0o755);
  expect(await readlink(join(to.path, 'in/folder/link'))).toBe('run.sh');
  expect((await lstat(join(to.path, 'in/large'))).size).toBe(3_000_000);
});

test('a file that becomes shorter while it is read keeps its length, and is told', async () => {
  await using from = await temporaryFolder();
  await using to = await temporaryFolder();
  const file = join(from.path, 'large');
  await writeFile(file, Buffer.alloc(20_000_000, 'x'));
  await writeFile(join(from.path, 'next'), 'whole');
  const shortened: string[] = [];
  const contents = [{ root: from.path, paths: ['large', 'next'], prefix: '' }];
  const archive = packFiles({
    folders: [],
    contents,
    onSkipped: () => {},
    onShortened: (path) => shortened.push(path),
  });
  await once(archive, 'readable');
  await truncate(file, 1_000_000);
  await unpack(archive, to.path);
  expect(shortened).toEqual(['large']);
  expect((await lstat(join(to.path, 'large'))).size).toBe(20_000_000);
  expect(await readFile(join(to.path, 'next'), 'utf8')).toBe('whole');
});

test('pieces for an engine are large, and the same bytes', async () => {
  const small = Array.from({ length: 1_000 }, (_, index) => Buffer.alloc(1_000, index));
  const pieces: Buffer[] = [];
  for await (const piece of inLargePieces(Readable.from(small))) pieces.push(piece);
  expect(pieces.length).toBeLessThan(5);
  expect(Buffer.concat(pieces).equals(Buffer.concat(small))).toBe(true);
});

test('a file that cannot be read is left out and told', async () => {
  await using from = await temporaryFolder();
  await writeFile(join(from.path, 'locked'), '');
  await chmod(join(from.path, 'locked'), 0);
  await chmod(from.path, 0o755);
  const skipped: string[] = [];
  const contents = [{ root: from.path, paths: ['locked'], prefix: '' }];
  await unprivileged(async () => {
    const archive = packFiles({ folders: [], contents, onSkipped: (path) => skipped.push(path) });
    await readTar(archive, async () => undefined);
  });
  expect(skipped).toEqual(['locked']);
});

test('an archive cannot leave its folder', async () => {
  await using folder = await temporaryFolder();
  const root = join(folder.path, 'root');
  const archive = pack();
  archive.entry({ name: '../escaped' }, 'x');
  archive.entry({ name: 'a/../../escaped' }, 'x');
  archive.entry({ name: '/absolute' }, 'x');
  archive.entry({ name: 'out', type: 'symlink', linkname: '..' });
  archive.entry({ name: 'out/escaped' }, 'x');
  archive.finalize();
  await unpack(archive as unknown as Stream, root);
  await expect(lstat(join(folder.path, 'escaped'))).rejects.toThrow('ENOENT');
  expect(await readFile(join(root, 'out/escaped'), 'utf8')).toBe('x');
  expect(await readFile(join(root, 'absolute'), 'utf8')).toBe('x');
});

test('a link that was there before is replaced, not written through', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'victim'), 'untouched');
  await mkdir(join(folder.path, 'root'));
  await symlink('../victim', join(folder.path, 'root/file'));
  const archive = pack();
  archive.entry({ name: 'file' }, 'new');
  archive.finalize();
  await unpack(archive as unknown as Stream, join(folder.path, 'root'));
  expect(await readFile(join(folder.path, 'victim'), 'utf8')).toBe('untouched');
});

test('a writer refuses paths that leave its folder', async () => {
  await using folder = await temporaryFolder();
  const writer = new TarWriter(join(folder.path, 'root'));
  const file = { type: 'file', mode: 0o644, target: '' } as const;
  for (const path of ['../escaped', 'a/../../escaped', '..'])
    await expect(writer.write({ ...file, path }, content('x'))).rejects.toThrow(OutsideError);
  const link = { ...file, type: 'link', path: 'copy', target: '../escaped' } as const;
  await expect(writer.write(link, content(''))).rejects.toThrow(OutsideError);
  await expect(lstat(join(folder.path, 'escaped'))).rejects.toThrow('ENOENT');
});

test('a link in the place of a folder that was written to is not followed either', async () => {
  await using folder = await temporaryFolder();
  const writer = new TarWriter(join(folder.path, 'root'));
  const entry = { mode: 0o644, target: '..' };
  await writer.write({ ...entry, type: 'file', path: 'out/first' }, content('x'));
  await writer.write({ ...entry, type: 'symlink', path: 'out' }, content(''));
  await writer.write({ ...entry, type: 'file', path: 'out/second' }, content('x'));
  await expect(lstat(join(folder.path, 'second'))).rejects.toThrow('ENOENT');
});

test.each([
  ['a/b', 'a/b'],
  ['./a//b/', 'a/b'],
  ['/a', 'a'],
  ['a/../b', undefined],
  ['..', undefined],
  ['a\0b', undefined],
])('the path %j is %j', (name, expected) => {
  expect(safePath(name)).toBe(expected);
});

test('two writers at one place leave whole files', async () => {
  await using to = await temporaryFolder();
  const write = async (letter: string) => {
    const writer = new TarWriter(to.path);
    for (let index = 0; index < 100; index += 1) {
      const entry = {
        path: `folder-${index % 3}/file-${index % 7}`,
        type: 'file',
        mode: 0o644,
        target: '',
      } as const;
      await writer.write(entry, content(letter.repeat(10_000)));
    }
  };
  await Promise.all(['a', 'b', 'c'].map(write));
  expect(await readFile(join(to.path, 'folder-1/file-4'), 'utf8')).toMatch(/^(a{10000}|b{10000}|c{10000})$/);
});

test('a file that could not be written whole is not left', async () => {
  await using to = await temporaryFolder();
  async function* breaking() {
    yield Buffer.from('half');
    throw new Error('broken');
  }
  const entry = { path: 'file', type: 'file', mode: 0o644, target: '' } as const;
  await expect(new TarWriter(to.path).write(entry, breaking())).rejects.toThrow('broken');
  expect(await readdir(to.path)).toEqual([]);
});

describe('an archive that is hostile or broken', () => {
  const BLOCK = 512;

  async function archiveOf(
    ...entries: [header: Parameters<Pack['entry']>[0], text?: string][]
  ): Promise<Buffer> {
    const archive = pack();
    for (const [header, text = ''] of entries) archive.entry(header, text);
    archive.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of archive as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  test('makes no devices, and keeps a line break in a name', async () => {
    await using to = await temporaryFolder();
    const bytes = await archiveOf(
      [{ name: 'disk', type: 'block-device', devmajor: 8, devminor: 0 }],
      [{ name: 'null', type: 'character-device', devmajor: 1, devminor: 3 }],
      [{ name: 'pipe', type: 'fifo' }],
      [{ name: 'two\nlines' }, 'kept'],
      [{ name: 'a/../../out' }, 'never'],
    );
    expect(await unpack(Readable.from([bytes]), to.path)).toEqual(['two\nlines']);
    expect(await readdir(to.path)).toEqual(['two\nlines']);
  });

  test('that links to a file outside copies nothing of it', async () => {
    await using from = await temporaryFolder();
    await using to = await temporaryFolder();
    await writeFile(join(from.path, 'secret'), 'secret');
    const bytes = await archiveOf([
      { name: 'stolen', type: 'link', linkname: `../${basename(from.path)}/secret` },
    ]);
    await expect(unpack(Readable.from([bytes]), to.path)).rejects.toThrow(OutsideError);
    expect(await readdir(to.path)).toEqual([]);
  });

  test.each([
    ['cut within a file', (bytes: Buffer) => bytes.subarray(0, BLOCK + 10)],
    ['cut within a header', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['no archive', () => Buffer.alloc(2 * BLOCK, 'no archive ')],
  ])('is told as such: %s', async (_, breakIt) => {
    await using to = await temporaryFolder();
    const whole = await archiveOf([{ name: 'huge' }, 'x'.repeat(BLOCK)]);
    const broken = breakIt(whole);
    await expect(unpack(Readable.from([broken]), to.path)).rejects.toThrow(BrokenArchiveError);
    expect(await readdir(to.path)).toEqual([]);
  });
});
