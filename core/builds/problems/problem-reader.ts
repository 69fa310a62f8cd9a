import type { BuildEvent } from '../events';
import { cleanText, shorten } from '../failures/clean-line';
import { parseAgentLine } from '../log/agent-line';
import { Directories } from './directories';
import { MatchLines } from './match-lines';
import type { NamedPlace, NamedProblem, ProblemMatcher, Severity } from './matcher';
import { OutputLines } from './output-lines';
import { type SourceFile, SourcePaths } from './source-paths';

/** Of one build, whether their files are there or not. */
const MOST_PROBLEMS = 5_000;
const LONGEST_MESSAGE = 1000;

/** A problem that a build's output tells of. Whether its files are there is for others to see. */
export interface FoundProblem {
  /** The best guess first; the further ones are for where the file of the first is not there. Never empty. */
  places: readonly FoundPlace[];
  severity: Severity;
  /** Plain text without secrets. */
  message: string;
  code?: string;
  /** The tool. */
  owner: string;
}

export interface FoundPlace {
  /** What the file may be, the best guess first. */
  files: readonly SourceFile[];
  /** Lines and columns from 1, the end exclusive. */
  line: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
}

/** Listens to one build and finds the problems that tools print, each once. */
export class ProblemReader {
  private readonly paths = new SourcePaths();
  private readonly directories = new Directories(this.paths);
  private readonly lines = new OutputLines((line) => this.readLine(line));
  private readonly matching: MatchLines;
  private readonly known = new Set<string>();

  constructor(
    matchers: readonly ProblemMatcher[],
    private readonly onProblem: (problem: FoundProblem) => void,
  ) {
    this.matching = new MatchLines(matchers);
  }

  hear(event: BuildEvent): void {
    if (event.event === 'command') {
      this.lines.end();
      this.matching.reset();
      if (event.state === 'running') this.directories.hearCommand(event.text);
    } else if (event.event === 'output') {
      if (event.index !== undefined) this.lines.read(event.text);
      else for (const line of event.text.split('\n')) this.hearAgent(parseAgentLine(line)?.text ?? line);
    }
  }

  private hearAgent(line: string): void {
    if (line.includes('CODEBUILD_SRC_DIR')) this.paths.hear(line);
  }

  private readLine(line: string): void {
    const ofAgent = line.startsWith('[') ? parseAgentLine(line) : undefined;
    if (ofAgent) {
      this.hearAgent(ofAgent.text);
      return;
    }
    this.directories.hearLine(line);
    if (this.known.size >= MOST_PROBLEMS) return;
    const problem = this.matching.read(line);
    if (problem) this.add(problem);
  }

  private add(problem: NamedProblem): void {
    const { outer = [], severity, code, owner } = problem;
    const message = shorten(cleanText(problem.message), LONGEST_MESSAGE);
    const places = [problem, ...[...outer].reverse()].flatMap((place) => this.foundPlace(place));
    const [first] = places;
    if (!first) return;
    const key = JSON.stringify([first, message, code]);
    if (this.known.has(key)) return;
    this.known.add(key);
    this.onProblem({ places, severity, message, code, owner });
  }

  private foundPlace(place: NamedPlace & Pick<NamedProblem, 'endLine' | 'endColumn'>): FoundPlace[] {
    const files = this.paths.meanings(place, this.directories.all);
    const { line, column, endLine, endColumn } = place;
    return files.length === 0 ? [] : [{ files, line, column, endLine, endColumn }];
  }
}
