import { Buffer, isUtf8 } from 'node:buffer';
import { readdir } from 'node:fs/promises';

/*
 * A file's name is bytes, which need not be UTF-8. Bytes that are not stand in our texts as PEP 383 has it: each as the lone surrogate
 * U+DC00 + byte, which no UTF-8 becomes. So globs, paths and comparisons work as with any name, and its bytes are not lost.
 */

const REPLACEMENT = '\uFFFD';
const SURROGATES = 0xdc00;
const LONE_SURROGATE = /\p{Surrogate}/u;
const LONGEST_CHARACTER = 4;

/** A kind of thing in a folder; `other` are devices, pipes and sockets. */
export type FileKind = 'directory' | 'file' | 'symlink' | 'other';

/** The text that stands for the bytes of a name. */
export function decodeName(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes(REPLACEMENT) && !isUtf8(bytes) ? decodeEach(bytes) : text;
}

/** The bytes that a name of `decodeName` stands for. */
export function encodeName(name: string): Buffer {
  if (!LONE_SURROGATE.test(name)) return Buffer.from(name);
  return Buffer.concat(
    [...name].map((character) => {
      const byte = character.charCodeAt(0) - SURROGATES;
      return character.length === 1 && byte >= 0x80 && byte <= 0xff
        ? Buffer.of(byte)
        : Buffer.from(character);
    }),
  );
}

/** True for a name whose bytes are not UTF-8. */
export function isRawName(name: string): boolean {
  return LONE_SURROGATE.test(name);
}

/** A path as Node's functions for files take it. */
export function fsPath(path: string): string | Buffer {
  return isRawName(path) ? encodeName(path) : path;
}

/** A text with names in it for people and other programs: what is not UTF-8 becomes U+FFFD. */
export function readableName(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, REPLACEMENT);
}

/** A name that the place which a file is written to does not take; has a code as errors of the file system do. */
export class NameRefusedError extends Error {
  override name = 'NameRefusedError';
  readonly code = 'EILSEQ';

  /** `why` begins with `its name`. */
  constructor(
    path: string,
    readonly why: string,
  ) {
    super(`${readableName(path)} cannot be written: ${why}`);
  }
}

/** What is in a folder. */
export async function readFolder(path: string): Promise<{ name: string; kind: FileKind }[]> {
  const entries = await readdir(fsPath(path), { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes(REPLACEMENT)))
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  const raw = await readdir(fsPath(path), { withFileTypes: true, encoding: 'buffer' });
  return raw.map((entry) => ({ name: decodeName(entry.name), kind: kindOf(entry) }));
}

function kindOf(entry: Record<'isDirectory' | 'isFile' | 'isSymbolicLink', () => boolean>): FileKind {
  if (entry.isDirectory()) return 'directory';
  if (entry.isSymbolicLink()) return 'symlink';
  return entry.isFile() ? 'file' : 'other';
}

function decodeEach(bytes: Buffer): string {
  let text = '';
  for (let start = 0; start < bytes.length; ) {
    const character = characterAt(bytes, start);
    text += character?.toString('utf8') ?? String.fromCharCode(SURROGATES + (bytes[start] ?? 0));
    start += character?.length ?? 1;
  }
  return text;
}

/** The bytes of the character that begins there; undefined where none does. */
function characterAt(bytes: Buffer, start: number): Buffer | undefined {
  for (let length = 1; length <= LONGEST_CHARACTER; length += 1) {
    const character = bytes.subarray(start, start + length);
    if (isUtf8(character)) return character;
  }
  return undefined;
}
