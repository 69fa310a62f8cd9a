import { Readable } from 'node:stream';
import type { Report, ReportReader } from '../reports/model';
import type { Content } from './tar';
import { TarWriter } from './tar-writer';

// reports tell what is in the source, and raw files whatever a test printed
const FOR_THE_OWNER = 0o600;

/** Lays reports below a folder of this computer: `<report group>/report.json`, and the files it was read from in `raw/`. */
export class ReportStore {
  private readonly writer: TarWriter;

  constructor(readonly directory: string) {
    this.writer = new TarWriter(directory);
  }

  /** Keeps a raw file; `path` is where it shall lie below `raw/`. */
  async keep(group: string, path: string, content: Content): Promise<void> {
    await this.write(`${folderOf(group)}/raw/${path}`, content);
  }

  async save(report: Report): Promise<void> {
    const content = Readable.from([Buffer.from(`${JSON.stringify(report, undefined, 2)}\n`)]);
    await this.write(`${folderOf(report.name)}/report.json`, content);
  }

  private write(path: string, content: Content): Promise<void> {
    return this.writer.write({ path, type: 'file', mode: FOR_THE_OWNER, target: '' }, content);
  }
}

/** A name that is one folder on every system. */
function folderOf(group: string): string {
  return group.replaceAll(/[^\w.-]/g, '_').replace(/^\.+|\.+$/g, '_');
}

/** Passes on content while a reader of a report reads it too. */
export async function* readAlong(
  content: Content,
  reader: ReportReader<unknown>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    reader.write(chunk);
    yield chunk;
  }
}
