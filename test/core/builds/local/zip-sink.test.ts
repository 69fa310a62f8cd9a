import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { NameRefusedError } from '../../../../core/builds/local/file-names';
import { ZipSink } from '../../../../core/builds/local/zip-sink';
import { temporaryFolder } from './support';
import { unzip } from './unzip';

function add(sink: ZipSink, path: string, text: string) {
  const content = Readable.from([Buffer.from(text)]);
  return sink.write({ path, type: 'file', mode: 0o644, target: '' }, content);
}

test('two builds that write the same archive at once do not meet', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'out.zip');
  const [one, other] = [new ZipSink(file), new ZipSink(file)];
  await add(one, 'a', 'one');
  await add(other, 'a', 'other');
  await one.finish();
  expect(unzip(await readFile(file))).toMatchObject({ a: { content: 'one' } });
  await other.finish();
  expect(unzip(await readFile(file))).toMatchObject({ a: { content: 'other' } });
  expect(await readdir(folder.path)).toEqual(['out.zip']);
});

test('what a killed build has begun is removed, and nothing else', async () => {
  await using folder = await temporaryFolder();
  const kept = [`out.zip.${process.pid}-0a.part`, 'other.zip.999999999-0a.part', 'out.zip.part'];
  for (const name of [...kept, 'out.zip.999999999-0a.part']) await writeFile(join(folder.path, name), '');
  const sink = new ZipSink(join(folder.path, 'out.zip'));
  await sink.finish();
  expect((await readdir(folder.path)).sort()).toEqual([...kept, 'out.zip'].sort());
});

test('of two files of one name the first stays, and the second is told to be dropped', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'out.zip');
  const sink = new ZipSink(file);
  expect(await add(sink, 'a', 'first')).toBeUndefined();
  expect(await add(sink, 'a', 'second')).toBe('dropped');
  await sink.finish();
  expect(unzip(await readFile(file))).toMatchObject({ a: { content: 'first' } });
});

test.each(['..\\up', 'a\\b', 'C:/x'])(
  '%s, which leads elsewhere on Windows, is refused, and the rest is packed',
  async (name) => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'out.zip');
    const sink = new ZipSink(file);
    await expect(add(sink, name, '')).rejects.toThrow(NameRefusedError);
    await add(sink, 'a', 'kept');
    await sink.finish();
    expect(Object.keys(unzip(await readFile(file)))).toEqual(['a']);
  },
);
