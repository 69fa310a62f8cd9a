import type { BuildEvent } from '../../core/builds/events';
import { formatEvent } from '../../core/builds/log/format';
import type { LogWriter } from '../log/log-files';
import { findProblems, type LocalRunParts } from './run-build';
import type { UsedBuildspec } from './run-problems';
import type { LocalRun } from './runs';
import type { BuildSource } from './source';

/** The log of one build of a batch; a command that fails in it is marked in the build's buildspec. */
export class PartLog {
  private readonly log: LogWriter;
  private readonly mark: ((event: BuildEvent) => void) | undefined;
  private readonly find: (event: BuildEvent) => void;
  private nextLine = 1;

  constructor(
    parts: LocalRunParts,
    part: LocalRun,
    {
      title,
      source,
      used,
    }: { title: string; source: Pick<BuildSource, 'folder'>; used: UsedBuildspec | undefined },
  ) {
    const { logs, problems } = parts;
    this.log = logs.open(part.id);
    this.mark = used && problems.follow(part, used, () => this.nextLine);
    this.find = findProblems(parts, part, `${title}, ${part.partOf?.identifier}`, source);
  }

  hear(event: BuildEvent): void {
    this.mark?.(event);
    this.find(event);
    const text = formatEvent(event);
    this.nextLine += text.split('\n').length - 1;
    this.log.append(text);
  }

  end(): Promise<void> {
    return this.log.end();
  }
}
