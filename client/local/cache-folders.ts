import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_CACHE_BYTES } from '../../core/builds/local/cache/cache-limits';

export interface BuildspecCaches {
  /** Its URI. */
  buildspec: string;
  directory: string;
  entries: { key?: string; paths: string[]; size: number; savedAt: Date; file: string }[];
}

const OWNER_FILE = 'buildspec';

/** Where local builds keep the caches of buildspecs, one folder each, for all windows. */
export class CacheFolders {
  constructor(private readonly root: string) {}

  /** The folder of a buildspec, which may not be there yet. */
  of(buildspec: string): string {
    return join(this.root, createHash('sha256').update(buildspec).digest('hex').slice(0, 32));
  }

  /** After a build: notes whose caches they are, and keeps all of them together within bounds. */
  async settle(buildspec: string): Promise<void> {
    const directory = this.of(buildspec);
    if (!(await stat(directory).catch(() => undefined))) return;
    await writeFile(join(directory, OWNER_FILE), buildspec, { mode: 0o600 });
    const { trimCaches } = await import('../../core/builds/local/cache/cache-file');
    await trimCaches(await this.directories(), MOST_CACHE_BYTES);
  }

  /** The buildspecs that have caches, those saved last first. */
  async list(): Promise<BuildspecCaches[]> {
    const { listCaches } = await import('../../core/builds/local/cache/cache-file');
    const all = await Promise.all(
      (await this.directories()).map(async (directory) => {
        const buildspec = await readFile(join(directory, OWNER_FILE), 'utf8').catch(() => '');
        const entries = await listCaches(directory);
        entries.sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime());
        // a build that still runs has not noted its buildspec yet
        return { buildspec, directory, entries: this.of(buildspec) === directory ? entries : [] };
      }),
    );
    const latest = ({ entries }: BuildspecCaches) => entries[0]?.savedAt.getTime() ?? 0;
    return all.filter(({ entries }) => entries.length > 0).sort((a, b) => latest(b) - latest(a));
  }

  /** Removes what is kept of one buildspec; rejects with what is in the way. */
  async clearOf(buildspec: string): Promise<void> {
    await rm(this.of(buildspec), { recursive: true, force: true });
  }

  /** Removes what `list` told; rejects with what is in the way. */
  async clear(caches: readonly BuildspecCaches[]): Promise<void> {
    for (const { directory } of caches) await rm(directory, { recursive: true, force: true });
  }

  private async directories(): Promise<string[]> {
    const names = await readdir(this.root).catch(() => []);
    return names.filter((name) => /^[0-9a-f]{32}$/.test(name)).map((name) => join(this.root, name));
  }
}
