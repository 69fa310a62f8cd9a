import { PrefixReader } from '../log/prefix-reader';
import type { AgentText } from '../log/sections';
import { Directories } from './directories';
import { type PlaceInLine, placesIn } from './named-places';
import { type SourceFile, SourcePaths } from './source-paths';

/** A place that a line of a log names, and the files that it may mean, the best guess first. */
export interface LogPlace extends Pick<PlaceInLine, 'line' | 'column' | 'start' | 'end'> {
  files: readonly SourceFile[];
}

const RUNNING = 'Running command ';

// where an editor leaves out when the agent wrote a line
const STAMPLESS = /^\[(?:Container|Instance)\] (.*)$/;

/** Reads a log line by line and finds the places that it names, by what it tells of sources and directories; in a batch's each build does. */
export class LogPlaces {
  private readonly prefixes = new PrefixReader();
  private readonly builds = new Map<string | undefined, BuildPlaces>();

  /** What the agent said before the lines that are read. */
  hear({ build, text }: AgentText): void {
    this.placesOf(build).hearAgent(text);
  }

  /** A plain line, as an editor shows it. */
  read(line: string): LogPlace[] {
    const { build, agent, text } = this.prefixes.read(line);
    const known = this.placesOf(build);
    const ofAgent = agent?.text ?? STAMPLESS.exec(text)?.[1];
    if (ofAgent !== undefined) {
      known.hearAgent(ofAgent);
      return [];
    }
    const before = line.length - text.length;
    return known
      .read(text)
      .map(({ start, end, ...place }) => ({ ...place, start: before + start, end: before + end }));
  }

  private placesOf(build: string | undefined): BuildPlaces {
    const known = this.builds.get(build) ?? new BuildPlaces();
    this.builds.set(build, known);
    return known;
  }
}

class BuildPlaces {
  private readonly paths = new SourcePaths();
  private readonly directories = new Directories(this.paths);

  hearAgent(text: string): void {
    if (text.includes('CODEBUILD_SRC_DIR')) this.paths.hear(text);
    if (text.startsWith(RUNNING)) this.directories.hearCommand(text.slice(RUNNING.length));
  }

  read(line: string): LogPlace[] {
    this.directories.hearLine(line);
    return placesIn(line).flatMap(({ line: number, column, start, end, ...named }) => {
      const files = this.paths.meanings(named, this.directories.all);
      return files.length === 0 ? [] : [{ files, line: number, column, start, end }];
    });
  }
}
