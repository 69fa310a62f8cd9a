import type { Clock } from '../../core/builds/events';
import { matchingFiles, type ReportPath, reportPath } from '../../core/builds/reports/report-paths';

export interface WorkspaceFile {
  uri: string;
  /** Below its workspace folder, '/' between parts. */
  path: string;
  /** URI of that folder. */
  folder: string;
}

/** For so long a list of files counts, in milliseconds. */
const FRESH = 30_000;

/** A path that means several files means none. */
const MOST_MATCHES = 10;

const GO_TESTS = '/*_test.go';

/** The source files of the workspace, by what reports call them. A path counts only where such a file is there. */
export class WorkspaceFiles {
  private listed: { at: number; names: Promise<Map<string, WorkspaceFile[]>> } | undefined;

  constructor(
    private readonly list: () => Promise<WorkspaceFile[]>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** The files that a path of a report may mean, those of the folder alone where it has one; it may end in `*_test.go`. */
  async matching(path: string, folder?: string): Promise<WorkspaceFile[]> {
    const isGo = path.endsWith(GO_TESTS);
    const source = reportPath(isGo ? `${path.slice(0, -GO_TESTS.length)}/_test.go` : path);
    if (!source) return [];
    const names = await this.names();
    const known = names.get(isGo ? '_test.go' : (source.parts.at(-1) ?? '')) ?? [];
    const inFolder = matches(
      source,
      known.filter((file) => file.folder === folder),
      isGo,
    );
    const found = inFolder.length > 0 ? inFolder : matches(source, known, isGo);
    return found.length > MOST_MATCHES ? [] : found;
  }

  private names(): Promise<Map<string, WorkspaceFile[]>> {
    const now = this.clock.now();
    if (!this.listed || now - this.listed.at > FRESH)
      this.listed = { at: now, names: this.list().then(byName) };
    return this.listed.names;
  }
}

function matches(source: ReportPath, files: readonly WorkspaceFile[], isGo: boolean): WorkspaceFile[] {
  const pathOf = ({ path }: WorkspaceFile) => (isGo ? path.replace(/[^/]+$/, '_test.go') : path);
  const best = new Set(matchingFiles(source, files.map(pathOf)));
  return files.filter((file) => best.has(pathOf(file)));
}

/** By file name; all tests of Go together, whose packages name no file. */
function byName(files: readonly WorkspaceFile[]): Map<string, WorkspaceFile[]> {
  const names = new Map<string, WorkspaceFile[]>();
  const add = (name: string, file: WorkspaceFile) => {
    const known = names.get(name);
    if (known) known.push(file);
    else names.set(name, [file]);
  };
  for (const file of files) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    add(name, file);
    if (name.endsWith('_test.go') && name !== '_test.go') add('_test.go', file);
  }
  return names;
}
