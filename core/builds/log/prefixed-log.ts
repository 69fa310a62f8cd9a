import { buildIdOf } from '../batch-state';
import type { BatchEvent, BuildEvent } from '../events';
import { formatEvent } from './format';

// a progress bar goes back to the line's start, which would wipe out its prefix; a last \r may be half of a \r\n
const LINE_END = /\r*\n|\r(?!\n|$)/;

/** Longer lines are cut: they must not fill the memory while their end is awaited. */
const LONGEST_LINE = 1024 * 1024;

// of the terminal's own palette, without those that read as good or bad
const COLOURS = [36, 35, 34, 33, 96, 95];

/** The logs of builds that run side by side, in whole lines, each after the identifier of its build. */
export class PrefixedLog {
  private readonly prefixes = new Map<string, string>();
  private readonly pending = new Map<string, string>();

  constructor(
    private readonly write: (text: string) => void,
    private readonly isColoured: boolean,
  ) {}

  hear(event: BuildEvent): void {
    if (event.event === 'batch') {
      if (this.prefixes.size === 0) this.name(event);
      return;
    }
    const isEnd = event.event === 'build' && event.buildStatus !== 'IN_PROGRESS';
    this.append(event.buildId, formatEvent(event), isEnd);
  }

  private name({ buildGroups }: BatchEvent): void {
    const width = Math.max(0, ...buildGroups.map(({ identifier }) => identifier.length));
    for (const [index, group] of buildGroups.entries()) {
      const name = `${group.identifier.padEnd(width)} |`;
      const colour = COLOURS[index % COLOURS.length];
      this.prefixes.set(buildIdOf(group), this.isColoured ? `\u001b[${colour}m${name}\u001b[0m` : name);
    }
  }

  private append(buildId: string, text: string, isEnd: boolean): void {
    const lines = ((this.pending.get(buildId) ?? '') + text).split(LINE_END);
    let rest = lines.pop() ?? '';
    if (rest !== '' && (isEnd || rest.length > LONGEST_LINE)) {
      lines.push(rest);
      rest = '';
    }
    if (isEnd) this.pending.delete(buildId);
    else this.pending.set(buildId, rest);
    const prefix = this.prefixes.get(buildId) ?? '';
    if (lines.length > 0)
      this.write(lines.map((line) => (line === '' ? `${prefix}\n` : `${prefix} ${line}\n`)).join(''));
  }
}
