import { parseAgentLine } from '../log/agent-line';
import { Directories } from './directories';
import { type PlaceInLine, placesIn } from './named-places';
import { type SourceFile, SourcePaths } from './source-paths';

/** A place that a line of a log names, and the files that it may mean, the best guess first. */
export interface LogPlace extends Pick<PlaceInLine, 'line' | 'column' | 'start' | 'end'> {
  files: readonly SourceFile[];
}

const RUNNING = 'Running command ';

/** Reads a log line by line and finds the places that it names, by what it tells of sources and directories. */
export class LogPlaces {
  private readonly paths = new SourcePaths();
  private readonly directories = new Directories(this.paths);

  /** A plain line, as an editor shows it. */
  read(line: string): LogPlace[] {
    const ofAgent = parseAgentLine(line)?.text;
    if (ofAgent !== undefined) {
      if (ofAgent.includes('CODEBUILD_SRC_DIR')) this.paths.hear(ofAgent);
      if (ofAgent.startsWith(RUNNING)) this.directories.hearCommand(ofAgent.slice(RUNNING.length));
      return [];
    }
    this.directories.hearLine(line);
    return placesIn(line).flatMap(({ line: number, column, start, end, ...named }) => {
      const files = this.paths.meanings(named, this.directories.all);
      return files.length === 0 ? [] : [{ files, line: number, column, start, end }];
    });
  }
}
