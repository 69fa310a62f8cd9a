import { Buffer } from 'node:buffer';
import { decodeName } from './file-names';
import { BLOCK, decodeHeader, padding, type TarEntry, type TarHeader } from './tar-header';

export type { TarEntry };

/** An archive that ends too early, or is none. */
export class BrokenArchiveError extends Error {
  override name = 'BrokenArchiveError';
}

/** The bytes of a file in an archive. */
export type Content = AsyncIterable<Uint8Array>;

/**
 * Goes through an archive. `visit` gets each file, folder and link, and the content of files, which it reads to its end or
 * leaves alone; it may stop the reading. Paths that leave the archive's root are passed over: an archive is hostile until
 * proven otherwise. Rejects with BrokenArchiveError, or with the error of `visit`.
 */
export async function readTar(
  archive: AsyncIterable<Uint8Array | string>,
  visit: (entry: TarEntry, content: Content) => Promise<'stop' | undefined>,
): Promise<void> {
  const bytes = new ArchiveBytes(archive as AsyncIterable<Uint8Array>);
  try {
    for await (const header of headersOf(bytes)) {
      const entry = entryOf(header);
      const content = { left: isOnlyHeader(header) ? 0 : header.size };
      const rest = padding(content.left);
      if (entry && (await visit(entry, contentOf(bytes, content))) === 'stop') return;
      await bytes.skip(content.left + rest);
    }
  } finally {
    await bytes.close();
  }
}

/** The path without empty and `.` parts; undefined where it leaves the root or has a part that no system should see. */
export function safePath(name: string): string | undefined {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..') || parts.some((part) => part.includes('\0'))) return undefined;
  return parts.join('/');
}

function entryOf(header: TarHeader): TarEntry | undefined {
  const { name, flag: _, ...rest } = header;
  const path = safePath(name);
  const type = typeOf(header);
  return path === undefined || type === undefined ? undefined : { ...rest, path, type };
}

function typeOf({ flag, name }: TarHeader): TarEntry['type'] | undefined {
  switch (flag) {
    // of the oldest archives, where only the name tells a folder
    case '\0':
      return name.endsWith('/') ? 'directory' : 'file';
    case '0':
    case '7':
      return 'file';
    case '1':
      return 'link';
    case '2':
      return 'symlink';
    case '5':
      return 'directory';
    default:
      return undefined;
  }
}

/** Links, devices, folders and pipes have no content, whatever their size says. */
function isOnlyHeader({ flag }: TarHeader): boolean {
  return /[1-6]/.test(flag);
}

async function* contentOf(bytes: ArchiveBytes, content: { left: number }): AsyncGenerator<Uint8Array> {
  while (content.left > 0) {
    const piece = await bytes.piece(content.left);
    content.left -= piece.length;
    yield piece;
  }
}

/** The headers of entries; those that only say more about the next one are read into it. */
async function* headersOf(bytes: ArchiveBytes): AsyncGenerator<TarHeader> {
  let common: Partial<TarHeader> = {};
  let more: Partial<TarHeader> = {};
  for (let block = await bytes.take(BLOCK); block; block = await bytes.take(BLOCK)) {
    const header = decodeHeader(block);
    if (header === undefined) throw new BrokenArchiveError('it is no tar archive');
    if (header === 'end') continue;
    switch (header.flag) {
      case 'g':
        common = { ...common, ...paxFields(await longContent(bytes, header)) };
        break;
      case 'x':
        more = { ...more, ...paxFields(await longContent(bytes, header)) };
        break;
      case 'L':
        more.name = untilNul(await longContent(bytes, header));
        break;
      case 'K':
        more.target = untilNul(await longContent(bytes, header));
        break;
      default:
        yield { ...header, ...common, ...more };
        more = {};
    }
  }
}

// longer names are none
const LONGEST = 1 << 20;

async function longContent(bytes: ArchiveBytes, { size }: TarHeader): Promise<Buffer> {
  if (size > LONGEST) throw new BrokenArchiveError('a name in it is too long');
  const content = await bytes.take(size);
  await bytes.skip(padding(size));
  return content ?? Buffer.alloc(0);
}

function untilNul(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return decodeName(end < 0 ? bytes : bytes.subarray(0, end));
}

const NEWLINE = 1;

/** Records of the form `LENGTH KEY=VALUE\n`; the values of names are bytes, whatever the format's rule. */
function paxFields(bytes: Buffer): Partial<TarHeader> {
  const fields: Partial<TarHeader> = {};
  for (let start = 0; start < bytes.length; ) {
    const space = bytes.indexOf(' ', start);
    const length = Number(bytes.toString('latin1', start, space));
    const end = start + length;
    const equals = bytes.indexOf('=', space);
    if (space < 0 || !(length > 0) || end > bytes.length || equals < 0 || equals > end)
      throw new BrokenArchiveError('a header in it cannot be read');
    const value = bytes.subarray(equals + 1, end - NEWLINE);
    Object.assign(fields, paxField(bytes.toString('latin1', space + 1, equals), value));
    start = end;
  }
  return fields;
}

function paxField(key: string, value: Buffer): Partial<TarHeader> {
  const number = Number(value.toString('latin1'));
  switch (key) {
    case 'path':
      return { name: decodeName(value) };
    case 'linkpath':
      return { target: decodeName(value) };
    case 'size':
    case 'uid':
    case 'gid':
      if (!Number.isSafeInteger(number) || number < 0)
        throw new BrokenArchiveError('a header in it cannot be read');
      return { [key]: number };
    default:
      return {};
  }
}

/** The bytes of an archive in portions that its reader chooses. */
class ArchiveBytes {
  private readonly source: AsyncIterator<Uint8Array>;
  private current: Buffer = Buffer.alloc(0);

  constructor(archive: AsyncIterable<Uint8Array>) {
    this.source = archive[Symbol.asyncIterator]();
  }

  /** Some bytes, at least one and at most so many. */
  async piece(most: number): Promise<Buffer> {
    if (!(await this.fill())) throw new BrokenArchiveError('it ends too early');
    const piece = this.current.subarray(0, most);
    this.current = this.current.subarray(piece.length);
    return piece;
  }

  /** Exactly so many bytes; undefined at the end of the archive. */
  async take(length: number): Promise<Buffer | undefined> {
    if (!(await this.fill())) return undefined;
    if (this.current.length >= length) return this.piece(length);
    const pieces: Buffer[] = [];
    for (let left = length; left > 0; left -= pieces.at(-1)?.length ?? 0) pieces.push(await this.piece(left));
    return Buffer.concat(pieces);
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0; ) left -= (await this.piece(left)).length;
  }

  /** Reads nothing more of the archive. */
  async close(): Promise<void> {
    await this.source.return?.();
  }

  /** True where bytes are there. */
  private async fill(): Promise<boolean> {
    while (this.current.length === 0) {
      const next = await this.source.next().catch((error: Error) => {
        throw new BrokenArchiveError(error.message);
      });
      if (next.done) return false;
      const { buffer, byteOffset, byteLength } = next.value;
      this.current = Buffer.from(buffer, byteOffset, byteLength);
    }
    return true;
  }
}
