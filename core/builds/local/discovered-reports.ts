import { posix } from 'node:path';
import type { FormatName } from '../reports/formats';
import { ReportMaker } from '../reports/make-report';
import type { DiscoveredFile } from './discover-reports';
import type { Workplace } from './engine';
import { readDownload } from './read-download';
import { reportGroupNamed } from './report-groups';
import { orUnwritable, tellReport } from './report-results';
import { ReportStore, readAlong } from './report-store';
import type { Reporter } from './reporter';
import type { LocalBuildRequest } from './request';
import type { Content } from './tar';

export interface DiscoveredOptions {
  request: LocalBuildRequest;
  workplace: Workplace;
  reporter: Reporter;
  sourceDirectory: string;
  files: DiscoveredFile[];
}

// a folder with more of them comes as a whole, which is one request instead of many
const MOST_SINGLE_FILES = 4;

/** Makes reports of the files that look like reports, one for each format. Nothing that is wrong with them fails the build. */
export async function makeDiscoveredReports(options: DiscoveredOptions): Promise<void> {
  const { request, reporter } = options;
  const store =
    request.reportsDirectory === undefined ? undefined : new ReportStore(request.reportsDirectory);
  const makers = new Map<FormatName, ReportMaker>();
  const name = (format: FormatName) => reportGroupNamed(`${format}-AutoDiscovered`, request);
  const makerOf = (format: FormatName) => {
    const known = makers.get(format);
    if (known) return known;
    const made = new ReportMaker(name(format), format);
    makers.set(format, made);
    return made;
  };
  const read = () =>
    visitFiles(options, async ({ path, format }, location, content) => {
      const reader = makerOf(format).read(path, location);
      const along = readAlong(content, reader);
      if (store) await store.keep(name(format).name, path, along);
      else for await (const _ of along);
      reader.end();
    });
  const written = await orUnwritable(store, read);
  if (!written.ok) reporter.line(`Local build: ${written.message}`);
  for (const [, maker] of [...makers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const failure = await tellReport(maker.report(), reporter, store);
    if (failure !== undefined) reporter.line(`Local build: ${failure}`);
  }
}

async function visitFiles(
  { workplace, sourceDirectory, files }: DiscoveredOptions,
  visit: (file: DiscoveredFile, location: string, content: Content) => Promise<void>,
): Promise<void> {
  const wanted = new Map(files.map((file) => [file.path, file]));
  for (const root of rootsOf([...wanted.keys()])) {
    const archive = await workplace.download(posix.join(sourceDirectory, root));
    if (!archive) continue;
    await readDownload(archive, async (entry, content) => {
      // entries begin with the last part of what was asked for
      const path = posix.join(root, entry.path.split('/').slice(1).join('/'));
      const file = entry.type === 'file' ? wanted.get(path) : undefined;
      if (file && wanted.delete(path)) await visit(file, posix.join(sourceDirectory, path), content);
      return undefined;
    });
  }
}

/** Single files, and folders that hold several of them. */
function rootsOf(paths: string[]): string[] {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].flatMap(([folder, files]) =>
    // the source folder itself holds everything
    folder === '.' || files.length <= MOST_SINGLE_FILES ? files : [folder],
  );
}
