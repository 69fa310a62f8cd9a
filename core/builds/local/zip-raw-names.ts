import { Buffer } from 'node:buffer';
import type { ZipFile } from 'yazl';

// APPNOTE.TXT 4.3: where a record says its flags, and that its name is UTF-8
const FLAGS_OF_FILE = 6;
const FLAGS_OF_DIRECTORY = 8;
const IS_UTF8 = 1 << 11;

/** What yazl keeps of an entry until it writes it; its types leave this out. */
interface Entry {
  utf8FileName: Buffer;
  getLocalFileHeader(): Buffer;
  getCentralDirectoryRecord(): Buffer;
}

/** Adds a file whose name is bytes of another encoding: they are written as they are, and not marked as UTF-8, as Go's archive/zip does. */
export function addRawNamed(
  zip: ZipFile,
  content: Buffer,
  name: Buffer,
  options: { mtime?: Date; mode: number },
): void {
  const { entries } = zip as ZipFile & { entries: Entry[] };
  // checked as a path; all that matters for that is ASCII
  zip.addBuffer(content, name.toString('latin1'), options);
  const entry = entries.at(-1);
  if (!entry) return;
  // an entry that is whole is written later than it is added
  const { getLocalFileHeader, getCentralDirectoryRecord } = entry;
  entry.utf8FileName = name;
  entry.getLocalFileHeader = () => unmarked(getLocalFileHeader.call(entry), FLAGS_OF_FILE);
  entry.getCentralDirectoryRecord = () => unmarked(getCentralDirectoryRecord.call(entry), FLAGS_OF_DIRECTORY);
}

function unmarked(record: Buffer, at: number): Buffer {
  const changed = Buffer.from(record);
  changed.writeUInt16LE(changed.readUInt16LE(at) & ~IS_UTF8, at);
  return changed;
}
