import type { FetchEnd, FetchProgress } from '../../../../../core/builds/remote/history/fetch-history';
import { fetchHistory } from '../../../../../core/builds/remote/history/fetch-history';
import type { HistoryProblem } from '../../../../../core/builds/remote/history/history-problem';
import { HistoryStore } from '../../../../../core/builds/remote/history/history-store';
import { RunningBuilds } from '../../../../../core/builds/remote/history/running-builds';
import { TestReports } from '../../../../../core/builds/remote/history/test-reports';
import { BuildHistory } from '../../../../../core/insights/build-history';
import { type ListedBuild, listedBuild } from '../../../../../core/insights/listed-build';
import { type Account, NOW } from './an-account';

const YEAR = 365 * 86_400_000;

/** A window that has the history of an account open. */
export class Window {
  readonly history = new BuildHistory();
  readonly running = new RunningBuilds();
  readonly tests = new TestReports(NOW);
  readonly problems: HistoryProblem[] = [];
  readonly progress: FetchProgress[] = [];
  private opened: HistoryStore | undefined;

  static async open(directory: string): Promise<Window> {
    const window = new Window();
    window.opened = await HistoryStore.open({
      directory,
      sink: window.history,
      onRecord(record) {
        window.running.hear(record);
        window.tests.hear(record);
      },
      onNote(note) {
        window.running.hearNote(note);
        window.tests.hearNote(note);
      },
      onProblem: (problem) => window.problems.push(problem),
    });
    return window;
  }

  get store(): HistoryStore {
    if (!this.opened) throw new Error('The window is not open.');
    return this.opened;
  }

  fetch(account: Account, projects: string[], since = NOW - YEAR): Promise<FetchEnd> {
    const { store, history, running, tests } = this;
    return fetchHistory(projects, {
      store,
      sink: history,
      running,
      tests,
      calls: account,
      since,
      onProgress: (progress) => this.progress.push(progress),
    });
  }

  /** Numbers, in the order in which they came. */
  numbers(project = 'web'): number[] {
    return this.builds()
      .filter((build) => build.project === project)
      .map(({ number = 0 }) => number);
  }

  builds(): ListedBuild[] {
    return this.history.ids.map((_, row) => listedBuild(this.history, row));
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
