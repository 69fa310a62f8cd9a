import type { LogIndexLimits } from '../../core/builds/log/log-index';
import { Emitter } from '../emitter';
import type { LogFiles } from './log-files';
import type { LogPlace } from './log-place';
import { OpenLog } from './open-log';

export interface LogsParts {
  /** Of local runs. */
  runs: LogFiles;
  /** Of builds on CodeBuild, as far as they have been read. */
  builds: LogFiles;
  limits?: LogIndexLimits;
}

/** The logs that are open, each once. */
export class Logs {
  private readonly logs = new Map<string, OpenLog>();
  private readonly changed = new Emitter<OpenLog>();
  /** Fires with a log of which more is known. */
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: { dispose(): void }[];

  constructor(private readonly parts: LogsParts) {
    this.subscriptions = [parts.runs, parts.builds].flatMap((files) => [
      files.onDidBegin((path) => this.logs.get(path)?.beginAnew()),
      files.onDidGrow((path) => void this.logs.get(path)?.read()),
    ]);
  }

  /** The log of a place, which begins to be read. */
  of(place: LogPlace): OpenLog {
    const path = this.pathOf(place);
    const known = this.logs.get(path);
    if (known) return known;
    const files = this.filesOf(place);
    const { limits } = this.parts;
    const log = new OpenLog({ path, isLive: () => files?.isWritten(path) ?? false, limits });
    this.logs.set(path, log);
    log.onDidChange(() => this.changed.fire(log));
    return log;
  }

  pathOf(place: LogPlace): string {
    return this.filesOf(place)?.pathOf(place.id) ?? place.id;
  }

  /** Nobody looks at it any more. */
  close(log: OpenLog): void {
    log.close();
    if (this.logs.get(log.path) === log) this.logs.delete(log.path);
  }

  dispose(): void {
    for (const log of [...this.logs.values()]) this.close(log);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private filesOf({ kind }: LogPlace): LogFiles | undefined {
    if (kind === 'file') return undefined;
    return kind === 'run' ? this.parts.runs : this.parts.builds;
  }
}
