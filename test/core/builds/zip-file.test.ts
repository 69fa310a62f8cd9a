import { describe, expect, test } from 'vitest';
import { ZipFile } from '../../../core/builds/zip-file';
import { aZip } from './a-zip';

const text = (content: Uint8Array | undefined) => content && new TextDecoder().decode(content);

async function filesOf(archive: Uint8Array, most = 1_000): Promise<Record<string, string | undefined>> {
  const zip = ZipFile.open(archive);
  const found: Record<string, string | undefined> = {};
  for (const entry of zip?.entries ?? []) found[entry.name] = text(await zip?.read(entry, most));
  return found;
}

describe('an archive', () => {
  test.each([true, false])('gives its files, packed or not (%s)', async (compress) => {
    const archive = await aZip({ 'a.txt': 'one', 'b/ü.txt': 'two '.repeat(50), empty: '' }, { compress });
    expect(await filesOf(archive)).toEqual({ 'a.txt': 'one', 'b/ü.txt': 'two '.repeat(50), empty: '' });
  });

  test('lies anywhere in its buffer, with a comment behind it', async () => {
    const archive = await aZip({ a: 'one' });
    const comment = Buffer.concat([archive, Buffer.from('behind')]);
    comment.writeUInt16LE(6, archive.length - 2);
    const within = Buffer.concat([Buffer.from('before'), comment]).subarray(6);
    expect(await filesOf(within)).toEqual({ a: 'one' });
  });

  test('has a file unpacked no further than is asked for', async () => {
    const archive = await aZip({ bomb: '0'.repeat(100_000) });
    expect(await filesOf(archive, 1_000)).toEqual({ bomb: undefined });
    // one that lies about its length
    const at = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    archive.writeUInt32LE(10, at + 24);
    expect(await filesOf(archive, 1_000)).toEqual({ bomb: undefined });
  });

  test('keeps a name as it is, which is a text and no path', async () => {
    const archive = await aZip({ 'xx/evil': 'one' });
    for (let at = archive.indexOf('xx/evil'); at >= 0; at = archive.indexOf('xx/evil'))
      archive.write('../evil', at);
    expect(Object.keys(await filesOf(archive))).toEqual(['../evil']);
  });

  test('is none where it is something else, empty or cut', async () => {
    const archive = await aZip({ a: 'one' });
    expect(ZipFile.open(Buffer.from('no archive'))).toBeUndefined();
    expect(ZipFile.open(Buffer.alloc(0))).toBeUndefined();
    expect(ZipFile.open(archive.subarray(0, -10))).toBeUndefined();
    expect(ZipFile.open(archive.subarray(20))).toBeUndefined();
  });

  test('never throws, whichever byte of it is another', async () => {
    const archive = await aZip({ a: 'one', b: 'two two two two two two' });
    for (let at = 0; at < archive.length; at += 1)
      for (const value of [0, 0x7f, 0xff]) {
        const broken = Buffer.from(archive);
        broken[at] = value;
        await filesOf(broken);
      }
  });
});
