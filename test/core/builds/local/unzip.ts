import { inflateRawSync } from 'node:zlib';
import { decodeName } from '../../../../core/builds/local/file-names';

export interface ZipEntry {
  content: string;
  /** With its type, as st_mode has it. */
  mode: number;
  /** False for one whose name is bytes of an encoding that nobody tells. */
  isUtf8?: false;
}

/** What a small zip archive holds, by its own central directory. */
export function unzip(archive: Buffer): Record<string, ZipEntry> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const entries: Record<string, ZipEntry> = {};
  let position = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameLength = archive.readUInt16LE(position + 28);
    const name = decodeName(archive.subarray(position + 46, position + 46 + nameLength));
    const isUtf8 = (archive.readUInt16LE(position + 8) & (1 << 11)) !== 0;
    const local = archive.readUInt32LE(position + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(position + 20));
    const isDeflated = archive.readUInt16LE(position + 10) === 8;
    entries[name] = {
      content: (isDeflated ? inflateRawSync(packed) : packed).toString(),
      mode: archive.readUInt32LE(position + 38) >>> 16,
      ...(!isUtf8 && { isUtf8 }),
    };
    position += 46 + nameLength + archive.readUInt16LE(position + 30) + archive.readUInt16LE(position + 32);
  }
  return entries;
}
