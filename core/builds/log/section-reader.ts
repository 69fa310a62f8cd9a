import { BuildSections } from './build-sections';
import { ErrorList } from './error-list';
import { PrefixReader } from './prefix-reader';
import type { AgentText, LogSection, Stretch } from './sections';

/** More sections, and more errors, are not kept of one log: a log may be made to have any number. */
export const MOST_SECTIONS = 50_000;
export const MOST_ERRORS = 10_000;

const MOST_SOURCES = 500;
const LONGEST_SOURCE = 1_000;

/** VS Code folds five thousand ranges by default, the outer ones first: these must leave room for the others. */
const MOST_STRETCHES = 1_000;
const SHORTEST_STRETCH = 3;

/** Finds the phases and commands of a log and the lines of its errors, told its lines one after the other; in the log of a batch those of each build. */
export class SectionReader {
  readonly sections: LogSection[] = [];
  /** What the agent said of where the sources are. */
  readonly sources: AgentText[] = [];
  lineCount = 0;
  private readonly errors = new ErrorList(MOST_ERRORS);
  private readonly prefixes = new PrefixReader();
  private readonly builds = new Map<string | undefined, BuildSections>();
  /** Of the line that was read last. */
  private build: string | undefined;
  private current = this.sectionsOf(undefined);
  private stretchStart = 0;
  private readonly ended: Stretch[] = [];

  /** In the log of a batch: lines that are of one build, where they are more than a few. */
  get stretches(): readonly Stretch[] {
    const last = this.stretch();
    return last ? [...this.ended, last] : this.ended;
  }

  /** In their order, from 0. */
  get errorLines(): readonly number[] {
    return this.errors.lines;
  }

  /** What kind of prefix a tool put before the lines; see line-prefix. */
  get prefixKind(): number | undefined {
    return this.prefixes.kind;
  }

  /** The next line, without its newline. */
  read(line: string): void {
    const { build, agent, text } = this.prefixes.read(line);
    if (build !== this.build) this.turnTo(build);
    this.current.read(this.lineCount, text, agent);
    if (agent?.text.startsWith('CODEBUILD_SRC_DIR') && this.sources.length < MOST_SOURCES)
      this.sources.push({ build, text: agent.text.slice(0, LONGEST_SOURCE) });
    this.lineCount += 1;
  }

  private turnTo(build: string | undefined): void {
    this.current.interrupt();
    const stretch = this.stretch();
    if (stretch && this.ended.length < MOST_STRETCHES) this.ended.push(stretch);
    this.build = build;
    this.current = this.sectionsOf(build);
    this.stretchStart = this.lineCount;
  }

  private stretch(): Stretch | undefined {
    const { build, stretchStart: line } = this;
    const isLong = this.lineCount - line >= SHORTEST_STRETCH;
    return build !== undefined && isLong ? { build, line, endLine: this.lineCount - 1 } : undefined;
  }

  private sectionsOf(build: string | undefined): BuildSections {
    const known = this.builds.get(build);
    if (known) return known;
    const { errors, sections } = this;
    const add = (section: LogSection) => {
      if (sections.length < MOST_SECTIONS) sections.push(section);
    };
    const added = new BuildSections({ errors, add }, build);
    this.builds.set(build, added);
    return added;
  }
}
