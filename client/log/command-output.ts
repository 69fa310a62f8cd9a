import { parseAgentLine } from '../../core/builds/log/agent-line';
import { prefixOf } from '../../core/builds/log/line-prefix';
import { shownLine } from '../../core/builds/log/shown-line';

/** Characters that a clipboard gets at most. */
export const LONGEST_OUTPUT = 20_000_000;

/** Collects what a command printed from the lines behind the one that tells of its start. */
export class CommandOutput {
  private readonly lines: string[] = [];
  private length = 0;
  isCut = false;

  /** `build` is the identifier of its build in the log of a batch. */
  constructor(
    private readonly prefixKind: number | undefined,
    private readonly build?: string,
  ) {}

  /** False where the output has ended before this line. */
  add(line: string): boolean {
    const prefix = this.prefixKind === undefined ? undefined : prefixOf(line, this.prefixKind);
    if (prefix?.build !== this.build) return true;
    if (parseAgentLine(line)) return false;
    if (this.length > LONGEST_OUTPUT) {
      this.isCut = true;
      return false;
    }
    const shown = shownLine(line.slice(prefix?.length ?? 0)).text;
    this.lines.push(shown);
    this.length += shown.length + 1;
    return true;
  }

  /** Without the empty line that the agent puts behind it. */
  get text(): string {
    return `${this.lines.join('\n').trimEnd()}\n`;
  }
}
