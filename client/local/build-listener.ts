import type { BuildEvent } from '../../core/builds/events';
import { formatEvent } from '../../core/builds/log/format';
import type { LogWriter } from '../log/log-files';
import type { BuildOutput } from '../outputs';
import type { LocalRun } from './local-run';
import type { LocalRunParts } from './run-parts';
import type { UsedBuildspec } from './run-problems';
import type { BuildSource } from './source';

/** The build that a listener hears. */
export interface HeardBuild {
  title: string;
  source: Pick<BuildSource, 'folder'>;
  /** Where commands that fail are marked; absent where its buildspec is no file. */
  used?: UsedBuildspec;
  /** Shows its log; absent where only a file has it. */
  output?: BuildOutput;
}

/** Hears one build for its log, for the marks in its buildspec and for the problems that its tools find. */
export class BuildListener {
  private readonly log: LogWriter;
  private readonly output: BuildOutput | undefined;
  private readonly mark: ((event: BuildEvent) => void) | undefined;
  private readonly find: (event: BuildEvent) => void;
  private nextLine = 1;

  constructor(
    { logs, problems, buildProblems }: Pick<LocalRunParts, 'logs' | 'problems' | 'buildProblems'>,
    run: LocalRun,
    { title, source: { folder }, used, output }: HeardBuild,
  ) {
    this.log = logs.open(run.id);
    this.output = output;
    this.mark = used && problems.follow(run, used, () => this.nextLine);
    this.find = buildProblems.follow({
      of: run.buildspec,
      title,
      folders: async () => new Map([['', folder]]),
    });
  }

  hear(event: BuildEvent): void {
    this.mark?.(event);
    this.find(event);
    this.append(formatEvent(event));
  }

  /** A line of our own in the log. */
  say(text: string): void {
    this.append(`[CodeBuild Workbench] ${text}\n`);
  }

  /** The same at the end, where output may have stopped within a line. */
  sayLast(text: string): void {
    this.append(`\n[CodeBuild Workbench] ${text}\n`);
  }

  /** Resolves when the log is on disk. */
  async end(): Promise<void> {
    this.output?.end();
    await this.log.end();
  }

  private append(text: string): void {
    this.nextLine += text.split('\n').length - 1;
    this.output?.append(text);
    this.log.append(text);
  }
}
