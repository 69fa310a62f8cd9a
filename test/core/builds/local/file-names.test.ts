import { mkdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import {
  decodeName,
  encodeName,
  fsPath,
  readableName,
  readFolder,
} from '../../../../core/builds/local/file-names';
import { temporaryFolder } from './support';

describe('the bytes of a name become a text and come back', () => {
  test.each([
    ['ASCII', [0x61], 'a'],
    ['UTF-8', [0xc3, 0xbc, 0xf0, 0x9f, 0x98, 0x80], 'ü😀'],
    ['a replacement character that is meant', [0xef, 0xbf, 0xbd], '\uFFFD'],
    ['Latin-1', [0x66, 0xfc, 0x72], 'f\udcfcr'],
    ['UTF-8 that is cut', [0xc3, 0xbc, 0xf0, 0x9f], 'ü\udcf0\udc9f'],
    ['a surrogate in UTF-8, which is none', [0xed, 0xb3, 0xbf], '\udced\udcb3\udcbf'],
    ['an overlong form', [0xc0, 0xaf], '\udcc0\udcaf'],
    ['Shift JIS', [0x83, 0x65, 0x83, 0x58], '\udc83e\udc83X'],
  ])('%s', (_, bytes, text) => {
    expect(decodeName(Buffer.from(bytes))).toBe(text);
    expect([...encodeName(text)]).toEqual(bytes);
  });
});

test('no bytes become a separator', () => {
  for (let byte = 0x80; byte <= 0xff; byte += 1)
    expect(decodeName(Buffer.of(byte, byte))).not.toMatch(/[/\\\0.]/);
});

test('people see U+FFFD', () => {
  expect(readableName('f\udcfcr 😀')).toBe('f\uFFFDr 😀');
});

test.runIf(process.platform === 'linux')('a folder tells its names as they are', async () => {
  await using folder = await temporaryFolder();
  await writeFile(fsPath(`${folder.path}/f\udcfcr`), '');
  await mkdir(`${folder.path}/plain`);
  expect((await readFolder(folder.path)).sort((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'f\udcfcr', kind: 'file' },
    { name: 'plain', kind: 'directory' },
  ]);
});
