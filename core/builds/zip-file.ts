import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** A file in an archive. */
export interface ZipEntry {
  /** As the archive has it: any text, and no path to write to. */
  name: string;
  /** Bytes once it is unpacked, as the archive says. */
  size: number;
  packedSize: number;
  method: number;
  /** Where its local header begins. */
  offset: number;
}

// the signatures and fixed lengths of PKWARE's APPNOTE.TXT, 4.3
const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff };
const CENTRAL = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** Entries of one archive that are looked at. */
const MOST_ENTRIES = 10_000;

/** An archive in memory. Whatever is in it, nothing here throws or unpacks more than is asked for. */
export class ZipFile {
  private constructor(
    private readonly bytes: DataView,
    /** Its files that can be read; folders and what is encrypted are left out. */
    readonly entries: readonly ZipEntry[],
  ) {}

  /** Undefined for what is no zip archive, or one of 4 GB and more. */
  static open(content: Uint8Array): ZipFile | undefined {
    const bytes = new DataView(content.buffer, content.byteOffset, content.byteLength);
    const end = endOf(bytes);
    if (end === undefined) return undefined;
    const count = Math.min(bytes.getUint16(end + 10, true), MOST_ENTRIES);
    const entries = readEntries(bytes, bytes.getUint32(end + 16, true), count);
    return entries && new ZipFile(bytes, entries);
  }

  /** What a file holds; undefined where it is longer than `most` bytes, or broken. */
  async read(entry: ZipEntry, most: number): Promise<Uint8Array | undefined> {
    const { offset, size, packedSize, method } = entry;
    const { bytes } = this;
    if (size > most || !has(bytes, offset, LOCAL.length)) return undefined;
    if (bytes.getUint32(offset, true) !== LOCAL.signature) return undefined;
    const start =
      offset + LOCAL.length + bytes.getUint16(offset + 26, true) + bytes.getUint16(offset + 28, true);
    if (!has(bytes, start, packedSize)) return undefined;
    const packed = new Uint8Array(bytes.buffer, bytes.byteOffset + start, packedSize);
    const content = method === STORED ? packed : await inflated(packed, size);
    return content?.length === size ? content : undefined;
  }
}

async function inflated(packed: Uint8Array, size: number): Promise<Uint8Array | undefined> {
  try {
    return await promisify(inflateRaw)(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return undefined;
  }
}

/** Where the record of its end begins, behind which stands a comment. */
function endOf(bytes: DataView): number | undefined {
  const first = Math.max(0, bytes.byteLength - END.length - END.longestComment);
  for (let at = bytes.byteLength - END.length; at >= first; at -= 1)
    if (bytes.getUint32(at, true) === END.signature) return at;
  return undefined;
}

function readEntries(bytes: DataView, start: number, count: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (!has(bytes, at, CENTRAL.length) || bytes.getUint32(at, true) !== CENTRAL.signature) return undefined;
    const nameLength = bytes.getUint16(at + 28, true);
    if (!has(bytes, at + CENTRAL.length, nameLength)) return undefined;
    const nameBytes = new Uint8Array(bytes.buffer, bytes.byteOffset + at + CENTRAL.length, nameLength);
    const entry = {
      name: new TextDecoder().decode(nameBytes),
      method: bytes.getUint16(at + 10, true),
      packedSize: bytes.getUint32(at + 20, true),
      size: bytes.getUint32(at + 24, true),
      offset: bytes.getUint32(at + 42, true),
    };
    const isReadable =
      (bytes.getUint16(at + 8, true) & ENCRYPTED) === 0 && [STORED, DEFLATED].includes(entry.method);
    if (isReadable && !entry.name.endsWith('/')) entries.push(entry);
    at += CENTRAL.length + nameLength + bytes.getUint16(at + 30, true) + bytes.getUint16(at + 32, true);
  }
  return entries;
}

function has(bytes: DataView, start: number, length: number): boolean {
  return start + length <= bytes.byteLength;
}
