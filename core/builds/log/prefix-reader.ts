import { type AgentLine, agentTextStart, parseAgentLine } from './agent-line';
import { OF_BATCH, prefixBefore, prefixOf } from './line-prefix';

/** Builds of one batch are a hundred at most; a log may claim more. */
const MOST_BUILDS = 1_000;

/** A line of a log, apart from what a tool put before it. */
export interface ReadLine {
  /** In the log of a batch: the identifier of the build that it is of. */
  build?: string;
  /** Where the agent itself wrote it. */
  agent?: AgentLine;
  text: string;
}

/**
 * Reads the lines of a log, told one after the other, as they were before a tool put something before each of them. The agent's first line
 * tells whether the log is a batch's: what looks like a line of one elsewhere is what a command printed.
 */
export class PrefixReader {
  /** What kind of prefix the lines have; see line-prefix. */
  kind: number | undefined;
  private isBatch: boolean | undefined;
  private readonly builds = new Set<string>();

  read(line: string): ReadLine {
    const start = agentTextStart(line);
    const agent = start < 0 ? undefined : parseAgentLine(line);
    return (agent && this.agentLine(line, start, agent)) ?? this.output(line);
  }

  private agentLine(line: string, start: number, agent: AgentLine): ReadLine | undefined {
    const prefix = start > 0 ? prefixBefore(line, start) : undefined;
    const isOfBatch = prefix?.kind === OF_BATCH;
    this.isBatch ??= isOfBatch;
    if (this.isBatch !== isOfBatch) return undefined;
    this.kind = prefix?.kind ?? this.kind;
    const build = prefix?.build;
    if (build !== undefined && this.builds.size < MOST_BUILDS) this.builds.add(build);
    return { agent, build, text: line.slice(start) };
  }

  private output(line: string): ReadLine {
    const prefix = this.kind === undefined ? undefined : prefixOf(line, this.kind);
    const { build, length } = prefix ?? {};
    // a table that a program drew has bars too
    if (build !== undefined && !this.builds.has(build)) return { text: line };
    return { build, text: length === undefined ? line : line.slice(length) };
  }
}
