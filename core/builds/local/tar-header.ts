import { Buffer } from 'node:buffer';
import { decodeName, encodeName } from './file-names';

/** What an archive is made of: blocks of so many bytes. */
export const BLOCK = 512;

export interface TarEntry {
  /** As in the archive, '/' between parts, no '/' at the end. */
  path: string;
  /** `link`: another name of a file that came earlier in the archive. */
  type: 'file' | 'directory' | 'symlink' | 'link';
  mode: number;
  mtime?: Date;
  /** The owner's numbers. */
  uid?: number;
  gid?: number;
  /** Bytes of a file. */
  size?: number;
  /** Of a symlink as it is written in it; of a link as a path in the archive. */
  target: string;
}

/** A header as it stands in an archive, whatever it is of. */
export interface TarHeader extends Omit<Required<TarEntry>, 'type' | 'path'> {
  /** The character that says of what it is. */
  flag: string;
  name: string;
}

const FLAGS: Record<TarEntry['type'], string> = { file: '0', link: '1', symlink: '2', directory: '5' };

// POSIX pax "ustar Interchange Format", and GNU tar's manual, "Basic Tar Format"
const NAME = { start: 0, length: 100 };
const MODE = { start: 100, length: 8 };
const UID = { start: 108, length: 8 };
const GID = { start: 116, length: 8 };
const SIZE = { start: 124, length: 12 };
const MTIME = { start: 136, length: 12 };
const CHECKSUM = { start: 148, length: 8 };
const FLAG = 156;
const TARGET = { start: 157, length: 100 };
const MAGIC = { start: 257, length: 8 };
const PREFIX = { start: 345, length: 155 };

const GNU_MAGIC = 'ustar  \0';
const USTAR_MAGIC = 'ustar\0';
const LONG_NAME = 'L';
const LONG_TARGET = 'K';

type Field = typeof NAME;

/**
 * The blocks that stand before the content of an entry, in GNU's format: names are bytes there, of whatever encoding, and may be as
 * long as they are. Engines and every tar program read it.
 */
export function encodeHeader(entry: TarEntry): Buffer {
  const { path, type, mode, mtime = new Date(), uid = 0, gid = 0, size = 0 } = entry;
  const name = encodeName(type === 'directory' ? `${path}/` : path);
  const isLink = type === 'symlink' || type === 'link';
  const target = encodeName(isLink ? entry.target : '');
  const block = emptyBlock(FLAGS[type]);
  put(block, NAME, name);
  put(block, TARGET, target);
  putNumber(block, MODE, mode);
  putNumber(block, UID, uid);
  putNumber(block, GID, gid);
  putNumber(block, SIZE, type === 'file' ? size : 0);
  putNumber(block, MTIME, Math.floor(mtime.getTime() / 1000));
  seal(block);
  if (name.length <= NAME.length && target.length <= TARGET.length) return block;
  const long = [
    ...(target.length > TARGET.length ? longRecord(LONG_TARGET, target) : []),
    ...(name.length > NAME.length ? longRecord(LONG_NAME, name) : []),
  ];
  return Buffer.concat([...long, block]);
}

/** What is missing after so many bytes of content to the next block. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** Reads a block that is no part of a content; `end` for one of zeros, and undefined for one that is no header. */
export function decodeHeader(block: Buffer): TarHeader | 'end' | undefined {
  const sum = checksum(block);
  if (sum === EMPTY_SUM) return 'end';
  const numbers = [MODE, UID, GID, SIZE, MTIME, CHECKSUM].map((field) => number(block, field));
  const [mode = 0, uid = 0, gid = 0, size = 0, mtime = 0, written] = numbers;
  if (written !== sum || numbers.some(Number.isNaN) || size < 0) return undefined;
  const name = text(block, NAME);
  const magic = block.toString('latin1', MAGIC.start, MAGIC.start + USTAR_MAGIC.length);
  const prefix = magic === USTAR_MAGIC ? text(block, PREFIX) : '';
  return {
    flag: String.fromCharCode(block[FLAG] ?? 0),
    name: prefix === '' ? name : `${prefix}/${name}`,
    ...{ mode, uid, gid, size, mtime: new Date(mtime * 1000) },
    target: text(block, TARGET),
  };
}

function emptyBlock(flag: string): Buffer {
  const block = Buffer.alloc(BLOCK);
  block[FLAG] = flag.charCodeAt(0);
  block.write(GNU_MAGIC, MAGIC.start, 'latin1');
  return block;
}

function longRecord(flag: string, bytes: Buffer): Buffer[] {
  const block = emptyBlock(flag);
  // its end is a NUL, which counts
  const size = bytes.length + 1;
  block.write('././@LongLink', NAME.start, 'latin1');
  for (const field of [MODE, UID, GID, MTIME]) putNumber(block, field, 0);
  putNumber(block, SIZE, size);
  seal(block);
  return [block, bytes, Buffer.alloc(1 + padding(size))];
}

function put(block: Buffer, { start, length }: Field, bytes: Buffer): void {
  bytes.copy(block, start, 0, Math.min(bytes.length, length));
}

/** Octal digits and a NUL, or, where these do not suffice, the number itself behind a mark. */
function putNumber(block: Buffer, { start, length }: Field, value: number): void {
  const digits = value.toString(8);
  if (value >= 0 && digits.length < length) {
    block.write(digits.padStart(length - 1, '0'), start, 'latin1');
    return;
  }
  let rest = BigInt.asUintN((length - 1) * 8, BigInt(value));
  for (let at = start + length - 1; at > start; at -= 1) {
    block[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  block[start] = value < 0 ? 0xff : 0x80;
}

function number(block: Buffer, { start, length }: Field): number {
  const mark = block[start] ?? 0;
  if (mark < 0x80) {
    const digits = text(block, { start, length }).trim();
    return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : Number.NaN;
  }
  let value = 0n;
  for (const byte of block.subarray(start + 1, start + length)) value = (value << 8n) | BigInt(byte);
  // seven bits of the first byte count
  value |= BigInt(mark & 0x7f) << BigInt((length - 1) * 8);
  return Number(BigInt.asIntN(length * 8 - 1, value));
}

function text(block: Buffer, { start, length }: Field): string {
  const bytes = block.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return decodeName(end < 0 ? bytes : bytes.subarray(0, end));
}

function seal(block: Buffer): void {
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, CHECKSUM.start, 'latin1');
}

// the field itself counts as eight spaces
const EMPTY_SUM = CHECKSUM.length * 32;

function checksum(block: Buffer): number {
  let sum = EMPTY_SUM;
  for (let at = 0; at < BLOCK; at += 1) {
    if (at < CHECKSUM.start || at >= CHECKSUM.start + CHECKSUM.length) sum += block[at] ?? 0;
  }
  return sum;
}
