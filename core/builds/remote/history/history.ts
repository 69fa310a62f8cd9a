import type { Connection } from '../../../aws/connection';
import type { AwsErrorDescription } from '../../../aws/errors';
import type { Clock } from '../../events';
import type { RecordNote, RecordSink } from '../../history/record';
import type { BuildPoller } from '../poll/poller';
import { historyCalls } from './calls';
import { createCauseOfBuild } from './cause-of-build';
import { refreshRunning } from './fetch-builds';
import { type FetchEnd, type FetchProgress, fetchHistory } from './fetch-history';
import type { HistoryProblem } from './history-problem';
import { HistoryStore } from './history-store';
import { RunningBuilds } from './running-builds';
import { TestReports } from './test-reports';

export interface OpenHistoryOptions {
  /** Of one account and region, for its files. */
  directory: string;
  /** Takes every record, from the disk and from CodeBuild. */
  sink: RecordSink;
  /** Milliseconds since the epoch. */
  now: number;
  onProblem(problem: HistoryProblem): void;
}

/** With what a history is fetched. */
export interface FetchFrom {
  connection: Connection;
  /** The one poller of the connection, which gives each call its turn. */
  poller: Pick<BuildPoller, 'inBackground'>;
  signal: AbortSignal;
}

/** Between two reads of builds that run while somebody looks at figures. Milliseconds. */
const RUNNING_INTERVAL = 30_000;

/** The build history of an account and region: what is on disk, what can be fetched, and what is learnt of builds meanwhile. */
export class CloudHistory {
  private constructor(
    private readonly options: OpenHistoryOptions,
    private readonly store: HistoryStore,
    private readonly running: RunningBuilds,
    private readonly tests: TestReports,
  ) {}

  /** Reads what is on disk. Problems with files are told and stop nothing. */
  static async open(options: OpenHistoryOptions): Promise<CloudHistory> {
    const running = new RunningBuilds();
    const tests = new TestReports(options.now);
    const store = await HistoryStore.open({
      ...options,
      onRecord(record) {
        running.hear(record);
        tests.hear(record);
      },
      onNote(note) {
        running.hearNote(note);
        tests.hearNote(note);
      },
    });
    return new CloudHistory(options, store, running, tests);
  }

  /** Fetches what is new, and what earlier fetches have left. `since` is how far back: milliseconds since the epoch. */
  fetch(
    projects: readonly string[],
    { connection, poller, signal }: FetchFrom,
    { since, onProgress }: { since: number; onProgress?(progress: FetchProgress): void },
  ): Promise<FetchEnd> {
    const { store, running, tests, options } = this;
    const calls = historyCalls(connection, poller, signal);
    return fetchHistory(projects, { store, sink: options.sink, running, tests, calls, since, onProgress });
  }

  /**
   * Reads builds that run again and again, whenever that is wanted, until all have ended or the signal aborts. Returns why it ended
   * before.
   */
  async followRunning(
    { connection, poller, signal }: FetchFrom,
    { clock, isWanted, onChange }: { clock: Clock; isWanted(): boolean; onChange(): void },
  ): Promise<AwsErrorDescription | undefined> {
    const calls = historyCalls(connection, poller, signal);
    const causeOf = createCauseOfBuild();
    while (this.running.size > 0 && !signal.aborted) {
      await clock.sleep(RUNNING_INTERVAL, signal);
      if (signal.aborted || !isWanted()) continue;
      const answer = await refreshRunning({ calls, store: this.store, running: this.running, causeOf });
      if (!answer.ok) return answer.error;
      onChange();
    }
    return undefined;
  }

  /** Keeps what was learnt of builds: of a failure's cause, or of a cache, by a log that was read. */
  note(notes: readonly RecordNote[]): Promise<void> {
    return this.store.append([], notes);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
