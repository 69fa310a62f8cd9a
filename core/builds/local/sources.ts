import { randomInt } from 'node:crypto';
import type { PhaseContext } from '../events';
import type { Workplace } from './engine';
import type { Reporter } from './reporter';
import type { LocalBuildRequest } from './request';
import type { SourceFiles } from './source-files';
import { listBuildSource } from './source-outputs';
import { TOOLS_FOLDER, type Tool } from './tools';

/** One source of a build: its folder here, and its place among the build's own folders. */
interface Source {
  /** '' for the primary source. */
  identifier: string;
  root: string | undefined;
  /** Below the output directory. */
  place: string;
  files: Promise<SourceFiles | undefined>;
}

/** Where the sources of a build lie, as its commands see it. */
export interface SourceDirectories {
  primary: string;
  /** By source identifier. */
  secondary: Record<string, string>;
}

/** The sources of a build; their files are listed at once, while the container starts. */
export class Sources {
  private readonly sources: Source[];
  // loaded while the container starts, not before
  private readonly tar = import('./tar');

  constructor(request: LocalBuildRequest, list = (root: string) => listBuildSource(root, request)) {
    const { source, secondarySources } = request;
    this.sources = [['', source] as const, ...Object.entries(secondarySources)].map(([identifier, root]) => {
      const files = root === undefined ? Promise.resolve(undefined) : list(root);
      // a folder that is not there is told when the files are asked for
      files.catch(() => {});
      return { identifier, root, place: `src${randomInt(100_000_000, 1_000_000_000)}/src`, files };
    });
  }

  directories(outputDirectory: string): SourceDirectories {
    const [primary, ...secondary] = this.sources.map(
      ({ identifier, place }) => [identifier, `${outputDirectory}/${place}`] as const,
    );
    return { primary: primary?.[1] ?? outputDirectory, secondary: Object.fromEntries(secondary) };
  }

  /** What git knows of the primary source; undefined without one. */
  primaryFiles(): Promise<SourceFiles | undefined> {
    return this.sources[0]?.files ?? Promise.resolve(undefined);
  }

  /** Lays the files into the workplace, with a folder for the driver's own, and the tools of all builds in it. */
  async upload(
    workplace: Workplace,
    reporter: Reporter,
    tools: Tool[] = [],
  ): Promise<PhaseContext | undefined> {
    const contents = [];
    for (const { root, place, files } of this.sources) {
      if (root === undefined) continue;
      const listed = await files.catch((error: Error) => error);
      if (listed instanceof Error) {
        return {
          statusCode: 'CLIENT_ERROR',
          message: `The source folder ${root} cannot be read: ${listed.message}`,
        };
      }
      for (const line of undecodableLines(listed?.undecodable ?? [])) reporter.line(line);
      for (const path of listed?.outputs ?? [])
        reporter.line(
          `Local build: ${path} is left out of the source, because builds write their results there`,
        );
      contents.push({ root, paths: listed?.paths ?? [], prefix: `${place}/` });
    }
    const { packFiles } = await this.tar;
    const archive = packFiles({
      folders: ['tmp', TOOLS_FOLDER, ...this.sources.map(({ place }) => place)],
      programs: tools.map(({ name, script }) => ({ name: `${TOOLS_FOLDER}/${name}`, text: script })),
      contents,
      onSkipped: (path, reason) => reporter.line(`Local build: skipping source file ${path}: ${reason}`),
    });
    await workplace.upload(archive, workplace.outputDirectory);
    return undefined;
  }
}

const MOST_LINES = 10;

function undecodableLines(paths: string[]): string[] {
  const lines = paths
    .slice(0, MOST_LINES)
    .map((path) => `Local build: skipping source file ${path}: its name is not UTF-8`);
  const more = paths.length - lines.length;
  return more > 0
    ? [...lines, `Local build: skipping ${more} more source files whose names are not UTF-8`]
    : lines;
}
