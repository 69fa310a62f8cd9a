import { execFileSync } from 'node:child_process';
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
import { buffer } from 'node:stream/consumers';
import { type Pack, pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { encodeName } from '../../../../core/builds/local/file-names';
import { packFiles } from '../../../../core/builds/local/pack-files';
import { BrokenArchiveError, readTar, safePath } from '../../../../core/builds/local/tar';
import { decodeHeader, encodeHeader } from '../../../../core/builds/local/tar-header';
import { type NewEntry, packTexts, TarPack } from '../../../../core/builds/local/tar-pack';
import { OutsideError, TarWriter } from '../../../../core/builds/local/tar-writer';
import { unprivileged } from '../../../unprivileged';
import { temporaryFolder, which } from './support';

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

test('pieces for an engine are large', async () => {
  const archive = new TarPack();
  const add = async () => {
    for (let index = 0; index < 1_000; index += 1)
      await archive.add({ path: `${index}`, mode: 0o644 }, Buffer.alloc(1_000));
    await archive.finish();
  };
  const pieces: Buffer[] = [];
  const added = add();
  for await (const piece of archive.stream) pieces.push(piece);
  await added;
  expect(pieces.length).toBeLessThan(10);
});

test('an archive that nobody reads any more takes no more entries, and waits for nobody', async () => {
  const archive = new TarPack();
  const entry = { path: 'large', mode: 0o644 };
  const adding = archive.add(entry, Buffer.alloc(3_000_000));
  archive.stream.destroy();
  await expect(adding).rejects.toThrow('nobody reads');
  await expect(archive.add(entry, Buffer.alloc(3_000_000))).rejects.toThrow('nobody reads');
});

test.each(['locked', 'large and locked'])(
  'a file that cannot be read is left out and told: %s',
  async (name) => {
    await using from = await temporaryFolder();
    await writeFile(join(from.path, name), Buffer.alloc(name === 'locked' ? 0 : 3_000_000));
    await chmod(join(from.path, name), 0);
    await chmod(from.path, 0o755);
    await writeFile(join(from.path, 'next'), '');
    const skipped: string[] = [];
    const read: string[] = [];
    const contents = [{ root: from.path, paths: [name, 'next'], prefix: '' }];
    await unprivileged(async () => {
      const archive = packFiles({ folders: [], contents, onSkipped: (path) => skipped.push(path) });
      await readTar(archive, async ({ path }) => void read.push(path));
    });
    expect(skipped).toEqual([name]);
    expect(read).toEqual(['next']);
  },
);

describe('names', () => {
  const LONG = `${'long/'.repeat(60)}name`;

  async function written(entries: NewEntry[]): Promise<Buffer> {
    return buffer(packTexts(entries));
  }

  async function read(archive: Buffer): Promise<{ path: string; target: string }[]> {
    const entries: { path: string; target: string }[] = [];
    await readTar(Readable.from([archive]), async ({ path, target }) => void entries.push({ path, target }));
    return entries;
  }

  test.each(['a', 'ü b', 'raw-\udcff-ü', LONG, `${LONG}-\udce4`, `${'x'.repeat(99)}ü`, 'x'.repeat(100)])(
    'come back as they were, of files, folders and links: %j',
    async (path) => {
      const archive = await written([
        { path, mode: 0o644 },
        { path: `${path}-folder`, type: 'directory', mode: 0o755 },
        { path: 'link', type: 'symlink', mode: 0o777, target: path },
      ]);
      expect(await read(archive)).toEqual([
        { path, target: '' },
        { path: `${path}-folder`, target: '' },
        { path: 'link', target: path },
      ]);
    },
  );

  test.skipIf(!which('tar'))('are what tar reads', async () => {
    const paths = ['a', 'ü b', LONG, 'x'.repeat(100), 'raw-\udcff'];
    const archive = await written(paths.map((path) => ({ path, mode: 0o644 })));
    const listed = execFileSync('tar', ['--list', '--quoting-style=literal', '--file=-'], { input: archive });
    expect(listed.equals(encodeName(`${paths.join('\n')}\n`))).toBe(true);
  });

  test('are read from pax headers, whose values are bytes too', async () => {
    await using folder = await temporaryFolder();
    const record = encodeName('17 path=raw-\udcff-ü\n');
    const header = encodeHeader({ path: 'pax', type: 'file', mode: 0, target: '', size: record.length });
    header.write('x', 156);
    const sum = header.fill(' ', 148, 156).reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0`, 148);
    const entry = await written([{ path: 'placeholder', mode: 0o644 }]);
    const archive = Buffer.concat([header, record, Buffer.alloc(512 - record.length), entry]);
    await unpack(Readable.from([archive]), folder.path);
    expect(await readdir(folder.path, { encoding: 'buffer' })).toEqual([encodeName('raw-\udcff-ü')]);
  });

  test.each([8 * 1024 ** 3, 2 ** 40])('stand beside any size: %j', (size) => {
    const header = encodeHeader({
      path: 'huge',
      type: 'file',
      mode: 0o644,
      target: '',
      size,
      uid: 3_000_000,
    });
    expect(decodeHeader(header)).toMatchObject({ name: 'huge', size, uid: 3_000_000 });
  });

  test('a time before 1970 is kept', () => {
    const mtime = new Date(-86_400_000);
    expect(
      decodeHeader(encodeHeader({ path: 'old', type: 'file', mode: 0o644, target: '', mtime })),
    ).toMatchObject({
      mtime,
    });
  });
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
