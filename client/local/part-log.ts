import type { BuildEvent } from '../../core/builds/events';
import { formatEvent } from '../../core/builds/log/format';
import type { LocalRunParts } from './run-build';
import type { RunLog } from './run-logs';
import type { UsedBuildspec } from './run-problems';
import type { LocalRun } from './runs';

/** The log of one build of a batch; a command that fails in it is marked in the build's buildspec. */
export class PartLog {
  private readonly log: RunLog;
  private readonly mark: ((event: BuildEvent) => void) | undefined;
  private nextLine = 1;

  constructor({ logs, problems }: LocalRunParts, part: LocalRun, used: UsedBuildspec | undefined) {
    this.log = logs.open(part.id);
    this.mark = used && problems.follow(part, used, () => this.nextLine);
  }

  hear(event: BuildEvent): void {
    this.mark?.(event);
    const text = formatEvent(event);
    this.nextLine += text.split('\n').length - 1;
    this.log.append(text);
  }

  end(): Promise<void> {
    return this.log.end();
  }
}
