import type { Buildspec } from '../../../buildspec/buildspec';
import type { Clock } from '../../events';
import { EngineError, type Workplace } from '../engine';
import { Interrupted, type Interrupter } from '../interruption';
import type { Reporter } from '../reporter';
import type { LocalBuildRequest } from '../request';
import type { BuildShell } from '../shell';
import type { SourceDirectories } from '../sources';
import { whyUnwritable } from '../unwritable';
import { replaceVariables, variablesIn } from '../variable-text';
import { type CacheLabel, findCache, isKept, openCache, saveCache, trimCaches } from './cache-file';
import { MOST_CACHE_BYTES } from './cache-limits';
import { type CachePaths, readCachePaths } from './cache-paths';
import { packCache, TooLargeError } from './pack-cache';
import { unpackCache } from './unpack-cache';

// of AWS docs limits; the lint rule says so too
const MOST_FALLBACK_KEYS = 5;
const MOST_SKIPPED_LINES = 10;

export interface BuildCacheOptions {
  request: Pick<LocalBuildRequest, 'cacheDirectory' | 'phases'>;
  cache: NonNullable<Buildspec['cache']>;
  executor: 'docker' | 'host';
  directories: SourceDirectories;
  workplace: Workplace;
  shell: BuildShell;
  reporter: Reporter;
  interrupter: Interrupter;
  clock: Clock;
  /** Bytes; MOST_CACHE_BYTES but for tests. */
  most?: number;
}

/**
 * The cache of one build, by the rules of a cache in S3 (AWS docs caching-s3, build-spec-ref): restored at the end of DOWNLOAD_SOURCE, after the
 * runtimes, and saved at the end of POST_BUILD, as real logs have it. So it is saved after a failed BUILD, which POST_BUILD follows, and not after a
 * failed INSTALL or PRE_BUILD. No public log shows a POST_BUILD that failed with a cache; the upload belongs to the phase and not to its commands,
 * so it is saved then too.
 *
 * Whatever goes wrong with a cache is a line in the log: a build must not fail for it.
 */
export class BuildCache {
  private paths: CachePaths | undefined;
  private label: CacheLabel | undefined;

  constructor(private readonly options: BuildCacheOptions) {}

  /** The work of DOWNLOAD_SOURCE. The key is read here once, before commands change the files it may be a hash of. */
  async restore(): Promise<void> {
    const { cache, reporter, shell, request } = this.options;
    const [names, paths] = [cache.paths.flatMap(variablesIn), cache.paths.filter((path) => path !== '')];
    if (paths.length === 0) {
      reporter.line('Skip cache due to: no paths specified to be cached');
      return;
    }
    const values = await shell.readVariables([...new Set([...names, 'HOME'])]);
    this.paths = readCachePaths(
      paths.map((path) => replaceVariables(path, values)),
      { ...this.options, outputDirectory: this.options.workplace.outputDirectory, home: values.get('HOME') },
    );
    for (const pattern of this.paths.patterns) reporter.line(`Expanded cache path ${pattern}`);
    for (const path of this.paths.refused) reporter.line(`Local build: ${this.whyRefused(path)}`);
    if (this.paths.patterns.length === 0) return;
    if (request.cacheDirectory === undefined) {
      reporter.line(
        'Local build: no folder is given for the cache (run --cache DIR); nothing is restored or saved',
      );
      return;
    }
    const key = cache.key === undefined ? undefined : await this.evaluate(cache.key);
    // a label is kept on disk, where secrets must not be
    const labelled = this.paths.portable.map((path) => reporter.masked(path));
    this.label = { key, version: this.paths.version, paths: labelled };
    if (cache.action === 'save') return;
    await this.orTell('restored', () => this.download(request.cacheDirectory ?? '', key));
  }

  /** The work of POST_BUILD. */
  async save(): Promise<void> {
    const { cache, reporter, request } = this.options;
    const { label, paths } = this;
    if (!label || !paths || cache.action === 'restore') return;
    if (request.phases) {
      reporter.line('Local build: only some phases run; the cache is not saved');
      return;
    }
    reporter.line('Uploading S3 cache...');
    await this.orTell('saved', () => this.upload(request.cacheDirectory ?? '', label, paths));
  }

  private async download(directory: string, key: string | undefined): Promise<void> {
    const { cache, reporter, workplace, interrupter, clock, executor } = this.options;
    const { paths } = this;
    if (!paths) return;
    reporter.line('Downloading S3 cache...');
    const fallbackKeys = key === undefined ? [] : await this.fallbackKeys(cache.fallbackKeys);
    const found = await findCache(directory, { version: paths.version, key }, fallbackKeys);
    if (!found) {
      reporter.line(
        `Local build: there is no cache ${key === undefined ? 'of these paths' : `for key ${key}`} yet`,
      );
      return;
    }
    if (found.key !== key)
      reporter.line(`Local build: no cache for key ${key}; that of ${found.key} is taken`);
    reporter.line('Unarchiving cache...');
    const stream = await openCache(found, new Date(clock.now()));
    const base = executor === 'docker' ? '/' : workplace.outputDirectory;
    const { skipped } = await unpackCache(workplace, paths, stream, { base, signal: interrupter.signal });
    for (const path of skipped.slice(0, MOST_SKIPPED_LINES))
      reporter.line(`Skipping cache entry: path "${path}" is not within allowed cache paths`);
    const more = skipped.length - MOST_SKIPPED_LINES;
    if (more > 0) reporter.line(`Skipping ${more} more cache entries`);
  }

  private async upload(directory: string, label: CacheLabel, paths: CachePaths): Promise<void> {
    const { reporter, workplace, interrupter, clock, most = MOST_CACHE_BYTES } = this.options;
    const { signal } = interrupter;
    if (await isKept(directory, label)) {
      reporter.line(`Local build: there is a cache for key ${label.key} already; it is not updated`);
      return;
    }
    let isEmpty = false;
    let folders: string[] = [];
    try {
      await saveCache(directory, label, new Date(clock.now()), async (handle, position) => {
        const packed = await packCache(workplace, paths, handle, { position, most, signal });
        folders = packed.folders;
        isEmpty = packed.files === 0;
        if (isEmpty) throw new NothingToKeep();
        return packed.bytes;
      });
    } catch (error) {
      if (!(error instanceof NothingToKeep)) throw error;
    }
    for (const folder of folders)
      reporter.line(
        `Local build: cache path ${folder} is a folder, and a cache in S3 keeps files; write ${folder}/**/*`,
      );
    if (isEmpty) reporter.line('Local build: the cache paths matched no files; no cache is saved');
    await trimCaches([directory], most);
  }

  private async evaluate(text: string): Promise<string> {
    const { shell, reporter } = this.options;
    const expanded = await shell.expand(text, (complaint) =>
      reporter.line(`Local build: cache key ${text}: ${complaint}`),
    );
    // a key is part of the label
    return reporter.masked(expanded ?? text);
  }

  private async fallbackKeys(texts: string[]): Promise<string[]> {
    const keys: string[] = [];
    for (const text of texts.slice(0, MOST_FALLBACK_KEYS)) keys.push(await this.evaluate(text));
    // an empty prefix is no choice
    return keys.filter((key) => key !== '');
  }

  private whyRefused(path: string): string {
    return this.options.executor === 'host'
      ? `cache path ${path} is outside of the source; on this computer it stays as it is`
      : `cache path ${path} is left out; it would take the whole container or the build's own files`;
  }

  private async orTell(what: 'restored' | 'saved', work: () => Promise<void>): Promise<void> {
    const { interrupter, reporter } = this.options;
    interrupter.throwIfInterrupted();
    try {
      await interrupter.orInterrupted(work());
    } catch (error) {
      interrupter.throwIfInterrupted();
      if (error instanceof Interrupted || (error instanceof EngineError && error.reason === 'lost'))
        throw error;
      reporter.line(`Local build: the cache is not ${what}: ${whyNot(error)}`);
    }
  }
}

class NothingToKeep extends Error {}

function whyNot(error: unknown): string {
  if (error instanceof TooLargeError)
    return `it is larger than ${MOST_CACHE_BYTES / 1024 ** 3} GiB. Name fewer files in cache.paths.`;
  if (error instanceof EngineError) return error.message;
  const known = error as NodeJS.ErrnoException;
  return known.code === undefined
    ? `${known.message}. Clear the cache if this comes again.`
    : whyUnwritable(known);
}
