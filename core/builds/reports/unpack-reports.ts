import { ZipFile } from '../zip-file';

/** A file of a report, whole. */
export interface ReportFile {
  /** What it is called, without its folders. */
  name: string;
  content: Uint8Array;
}

/** What of an archive is unpacked: so many files, and so many bytes of all together. */
const MOST_FILES = 500;
const MOST_BYTES = 200_000_000;

/** True for what begins as a zip archive does (APPNOTE.TXT, 4.3.7 and 4.3.16), as CodeBuild exports report files with packaging ZIP. */
export function isZip(content: Uint8Array): boolean {
  const [first, second, third] = content;
  return first === 0x50 && second === 0x4b && (third === 3 || third === 5);
}

/** The files of an archive; undefined where it is broken, or of more than anybody waits for. */
export async function unpackReports(content: Uint8Array): Promise<ReportFile[] | undefined> {
  const zip = ZipFile.open(content);
  const total = zip?.entries.reduce((sum, { size }) => sum + size, 0) ?? 0;
  if (!zip || zip.entries.length > MOST_FILES || total > MOST_BYTES) return undefined;
  const files: ReportFile[] = [];
  for (const entry of zip.entries) {
    const unpacked = await zip.read(entry, MOST_BYTES);
    if (!unpacked) return undefined;
    files.push({ name: entry.name.replace(/^.*[\\/]/s, ''), content: unpacked });
  }
  return files;
}
