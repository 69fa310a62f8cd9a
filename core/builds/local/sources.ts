import { randomInt } from 'node:crypto';
import type { PhaseContext } from '../events';
import type { Workplace } from './engine';
import { SCRIPT_FOLDER, SHELL_FOLDER, TOOLS_FOLDER } from './own-folders';
import type { TarProgram } from './pack-files';
import type { Reporter } from './reporter';
import type { LocalBuildRequest } from './request';
import type { SourceFiles } from './source-files';
import { listBuildSource } from './source-outputs';

/** One source of a build: its folder here, and its place among the build's own folders. */
interface Source {
  /** '' for the primary source. */
  identifier: string;
  root: string | undefined;
  /** Below the output directory. */
  place: string;
}

type PreparedSource = Source & { files: Promise<SourceFiles | undefined> };

/** Where the sources of a build lie, as its commands see it. */
export interface SourceDirectories {
  primary: string;
  /** By source identifier. */
  secondary: Record<string, string>;
}

/** The sources of a build. */
export class Sources {
  private readonly sources: Source[];
  private withFiles: PreparedSource[] | undefined;

  constructor(
    request: LocalBuildRequest,
    private readonly list = (root: string) => listBuildSource(root, request),
  ) {
    const { source, secondarySources } = request;
    this.sources = [['', source] as const, ...Object.entries(secondarySources)].map(([identifier, root]) => ({
      identifier,
      root,
      place: `src${randomInt(100_000_000, 1_000_000_000)}/src`,
    }));
  }

  /** Begins to list the files, and loads what packs them: there is time while a container starts. */
  prepare(): void {
    this.prepared();
    // the upload tells where that cannot be
    import('./pack-files').catch(() => {});
  }

  private prepared(): PreparedSource[] {
    this.withFiles ??= this.sources.map((source) => {
      const { root } = source;
      const files = root === undefined ? Promise.resolve(undefined) : this.list(root);
      // a folder that is not there is told when the files are asked for
      files.catch(() => {});
      return { ...source, files };
    });
    return this.withFiles;
  }

  directories(outputDirectory: string): SourceDirectories {
    const [primary, ...secondary] = this.sources.map(
      ({ identifier, place }) => [identifier, `${outputDirectory}/${place}`] as const,
    );
    return { primary: primary?.[1] ?? outputDirectory, secondary: Object.fromEntries(secondary) };
  }

  /** What git knows of the primary source; undefined without one. */
  primaryFiles(): Promise<SourceFiles | undefined> {
    return this.prepared()[0]?.files ?? Promise.resolve(undefined);
  }

  /** Lays the files into the workplace, with the build's own folders and the programs given, which are named from the output directory. */
  async upload(
    workplace: Workplace,
    reporter: Reporter,
    programs: TarProgram[] = [],
  ): Promise<PhaseContext | undefined> {
    const contents = [];
    for (const { root, place, files } of this.prepared()) {
      if (root === undefined) continue;
      const listed = await files.catch((error: Error) => error);
      if (listed instanceof Error) {
        return {
          statusCode: 'CLIENT_ERROR',
          message: `The source folder ${root} cannot be read: ${listed.message}`,
        };
      }
      for (const path of listed?.outputs ?? [])
        reporter.line(
          `Local build: ${path} is left out of the source, because builds write their results there`,
        );
      contents.push({ root, paths: listed?.paths ?? [], prefix: `${place}/` });
    }
    const { packFiles } = await import('./pack-files');
    const archive = packFiles({
      folders: [SCRIPT_FOLDER, SHELL_FOLDER, TOOLS_FOLDER, ...this.sources.map(({ place }) => place)],
      programs,
      contents,
      onSkipped: (path, reason) => reporter.line(`Local build: skipping source file ${path}: ${reason}`),
      onShortened: (path) =>
        reporter.line(
          `Local build: source file ${path} became shorter while it was copied; zeros stand for its end`,
        ),
    });
    await workplace.upload(archive, workplace.outputDirectory);
    return undefined;
  }
}
