import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { folderOf, pathWithin } from './workspace';

/** Names and folders of buildspecs, as core/buildspec/detect.ts knows them. */
const BUILDSPECS = [
  '**/{buildspec*,*.buildspec,*-buildspec}.{yml,yaml,json}',
  '**/{.codebuild,codebuild,buildspec,buildspecs}/**/*.{yml,yaml,json}',
];

/** Has the editor watch files; the server itself watches none. */
export class WatchedFiles {
  private further: string[] = [];
  private registered: Promise<Disposable | undefined> = Promise.resolve(undefined);

  constructor(
    private readonly connection: Pick<Connection, 'client'>,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Buildspecs, which may name others. */
  watchBuildspecs(): void {
    void this.register(BUILDSPECS).catch(this.report);
  }

  /** Files of any name, by URI, in place of those before. What lies outside of the open folders is not watched. */
  watch(uris: readonly string[], folders: readonly string[]): void {
    const globs = uris.flatMap((uri) => globOf(uri, folders) ?? []);
    if (globs.join('\n') === this.further.join('\n')) return;
    this.further = globs;
    this.registered = this.registered.then((old) => this.replace(old, globs));
  }

  /** The new ones first, so that no change falls between. */
  private async replace(old: Disposable | undefined, globs: string[]): Promise<Disposable | undefined> {
    try {
      const registered = globs.length > 0 ? await this.register(globs) : undefined;
      old?.dispose();
      return registered;
    } catch (error) {
      this.report(error);
      return old;
    }
  }

  private register(globs: readonly string[]): Promise<Disposable> {
    const watchers: FileSystemWatcher[] = globs.map((globPattern) => ({ globPattern }));
    return this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

/** As a pattern that matches a little more where the path has characters that patterns give a meaning. */
function globOf(uri: string, folders: readonly string[]): string | undefined {
  const folder = folderOf(uri, folders);
  const path = folder === undefined ? undefined : pathWithin(folder, uri);
  return path === undefined ? undefined : `**/${path.replace(/[*?{}[\],!\\]/g, '?')}`;
}
