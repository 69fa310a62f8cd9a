import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/** Enough for core to say that a file is too large, and an end for files that have none, such as /dev/zero. */
const MAX_BYTES = 32 * 1024 * 1024;

const BYTE_ORDER_MARK = '\uFEFF';
/** What stands for bytes that are no UTF-8: core tells it from a replacement character that the file itself has. */
const NO_UTF8 = '\uDCFF';

export interface TextFile {
  /** Without its byte order mark, as editors show and count it. */
  text: string;
  /** What is written instead of the file's content for another text. */
  encode(text: string): string;
  /** Whether the text is all there is: other bytes than UTF-8 would be lost with the next writing. */
  isWhole: boolean;
}

/** @throws what `node:fs` throws for a file that cannot be read */
export async function readText(path: string, signal: AbortSignal): Promise<TextFile> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: MAX_BYTES, signal })) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const decoded = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // a file that is cut may be so within a letter
  const isForeign = encodingOf(bytes) === 'utf-8' && bytes.length <= MAX_BYTES && !isUtf8(bytes);
  const text = isForeign ? decoded.replaceAll('\uFFFD', NO_UTF8) : decoded;
  const mark = bytes.subarray(0, 3).toString('utf8') === BYTE_ORDER_MARK ? BYTE_ORDER_MARK : '';
  const encode = (changed: string) => mark + changed;
  return { text, encode, isWhole: bytes.length <= MAX_BYTES && Buffer.from(encode(text)).equals(bytes) };
}

/** By its byte order mark, as an editor and YAML do (YAML 1.2, 5.2); PowerShell's `>` writes UTF-16. */
function encodingOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
}

/**
 * Puts another content in the place of a file's, or leaves the file as it was: nobody ever sees half of it. A link keeps leading
 * to its file, and the file keeps its permissions.
 * @throws what `node:fs` throws where the file or its folder cannot be written
 */
export async function replaceFile(path: string, content: string): Promise<void> {
  const file = await realpath(path);
  const { mode } = await stat(file);
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
    await chmod(draft, mode & 0o777);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

export async function isRegularFile(path: string): Promise<boolean> {
  return (await stat(path)).isFile();
}

export function whyUnreadable(file: string, error: unknown): string {
  if (error instanceof UnwritableError) return error.message;
  const code = codeOf(error);
  if (code === 'ENOENT') return 'No such file.';
  if (code === 'EISDIR')
    return `This is a folder. Name the buildspec in it, such as ${(file || '.').replace(/\/+$/, '')}/buildspec.yml.`;
  if (code === 'EACCES' || code === 'EPERM') return 'No permission to read this file.';
  return `Cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** A file whose fixes cannot be kept; `message` says why. */
export class UnwritableError extends Error {
  override name = 'UnwritableError';

  constructor(error: unknown) {
    super(
      ['EACCES', 'EPERM', 'EROFS'].includes(String(codeOf(error)))
        ? 'No permission to write this file or its folder; nothing was fixed.'
        : `Cannot be written, nothing was fixed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
