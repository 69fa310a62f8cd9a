import type { Connection } from '../../../core/aws/connection';
import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { Clock } from '../../../core/builds/events';
import type { FetchProblem } from '../../../core/builds/remote/history/fetch-history';
import { CloudHistory } from '../../../core/builds/remote/history/history';
import type { HistoryProblem } from '../../../core/builds/remote/history/history-problem';
import { BuildHistory } from '../../../core/insights/build-history';
import type { Subscription } from '../../emitter';
import type { Notice } from '../../insights/page-content';
import type { FetchOptions, FollowOptions, SourceHistory } from '../../insights/sources';
import type { Answer } from '../api';
import type { CloudSession } from '../connections/session';
import { endText, problemNotices, progressText } from './fetch-words';
import type { HistoryPlaces } from './history-places';
import type { LearntOfBuilds } from './learnt';

export interface CloudHistoryParts {
  session: Pick<CloudSession, 'id' | 'emulated' | 'settings' | 'store' | 'polling'>;
  places: HistoryPlaces;
  /** The folder that has one for each account and region. */
  folder(place: string): string;
  /** The connection, and whom it calls for: by a call the first time. */
  connect(): Promise<Answer<{ connection: Connection; account: string; region: string }>>;
  learnt: LearntOfBuilds;
  clock: Clock;
  random(): number;
}

/** CodeBuild keeps builds for a year. Milliseconds. */
const YEAR = 365 * 86_400_000;

/** The builds of a connection, on disk and as they are fetched. */
export class ConnectionHistory implements SourceHistory {
  history = new BuildHistory();
  private opened: { place: string; cloud: CloudHistory; learning: Subscription } | undefined;
  private fileProblems: HistoryProblem[] = [];
  private fetchProblems: readonly FetchProblem[] = [];
  /** By which the latest fetch went well. */
  private connection: Connection | undefined;

  private constructor(private readonly parts: CloudHistoryParts) {}

  /** Reads what is on disk, without a call to AWS. */
  static async open(parts: CloudHistoryParts): Promise<ConnectionHistory> {
    const made = new ConnectionHistory(parts);
    const place = parts.places.known(parts.session);
    if (place !== undefined) await made.openAt(place);
    return made;
  }

  notices(): Notice[] {
    return [
      ...this.fileProblems.map(({ message }): Notice => ({ severity: 'warning', text: message })),
      ...problemNotices(this.fetchProblems),
    ];
  }

  async fetch({ signal, onProgress }: FetchOptions): Promise<string> {
    const { session, places, connect, clock, random } = this.parts;
    onProgress('Looking for new builds…');
    const connected = await connect();
    if (!connected.ok) return this.failed(connected.error);
    const { connection } = connected.value;
    const cloud = await this.openAt(await places.of(session, connected.value));
    const { ids, error } = await session.store.readAllProjects({ clock, random, signal });
    // who may not list projects may still read those that are known
    const projects = ids.length > 0 ? ids : this.history.projects.all();
    if (error && projects.length === 0) return this.failed(error);
    let builds = 0;
    const end = await cloud.fetch(
      projects,
      { connection, poller: session.polling, signal },
      {
        since: clock.now() - YEAR,
        onProgress(progress) {
          builds = progress.builds;
          onProgress(progressText(progress));
        },
      },
    );
    this.connection = end.stopped ? undefined : connection;
    this.fetchProblems = error ? [{ error }, ...end.problems] : end.problems;
    return endText(end, builds, clock.now());
  }

  /** What goes wrong is told by the next fetch. */
  async follow({ signal, isWanted, onChange }: FollowOptions): Promise<void> {
    const { opened, connection } = this;
    const { session, clock } = this.parts;
    if (!opened || !connection) return;
    const from = { connection, poller: session.polling, signal };
    await opened.cloud.followRunning(from, { clock, isWanted, onChange });
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    opened?.learning.dispose();
    await opened?.cloud.close();
  }

  /** Credentials may be those of another account by now: then its builds are shown. */
  private async openAt(place: string): Promise<CloudHistory> {
    if (this.opened?.place === place) return this.opened.cloud;
    await this.close();
    this.history = new BuildHistory();
    this.fileProblems = [];
    const cloud = await CloudHistory.open({
      directory: this.parts.folder(place),
      sink: this.history,
      now: this.parts.clock.now(),
      onProblem: (problem) => this.fileProblems.push(problem),
    });
    const { session, learnt } = this.parts;
    const learning = learnt.takeBy(session.id, (notes) => void cloud.note(notes));
    this.opened = { place, cloud, learning };
    return cloud;
  }

  private failed(error: AwsErrorDescription): string {
    return endText({ problems: [], stopped: error }, 0, this.parts.clock.now());
  }
}
