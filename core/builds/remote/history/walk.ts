import type { AwsErrorDescription } from '../../../aws/errors';
import type { BuildRecord, RecordSink } from '../../history/record';
import type { PollAnswer } from '../poll/wanted';
import type { HistoryCalls, Page } from './calls';
import type { ProjectProgress } from './progress';

export interface WalkParts {
  calls: Pick<HistoryCalls, 'buildIds'>;
  /** Fetches builds and keeps them. */
  fetch(ids: string[]): Promise<PollAnswer<BuildRecord[]>>;
  sink: Pick<RecordSink, 'placeOf'>;
  /** How far back builds are wanted: milliseconds since the epoch. */
  since: number;
}

export type WalkStep = 'more' | 'done' | AwsErrorDescription;

interface Seen {
  id: string;
  number: number;
  startTime?: number;
  /** Fetched before this page was read. */
  wasKnown: boolean;
}

/**
 * Goes through the builds of one project from the newest on, page by page, and fetches those that are not there. It ends where everything
 * older was fetched before, at the last page, or at builds older than wanted. Where an earlier walk broke off, it goes on from there.
 */
export class ProjectWalk {
  private token: string | undefined;
  private top = 0;
  /** The earlier walk that this one joins when it comes to its first build. */
  private broken: ProjectProgress['walk'];
  private isResumed = false;

  constructor(
    readonly project: string,
    /** How far the project was fetched; it changes with every step. */
    public progress: ProjectProgress,
    private readonly parts: WalkParts,
  ) {
    this.broken = progress.walk;
  }

  /** One page, or two where it comes to where an earlier walk broke off: every step leads further than all before it. Never rejects. */
  async step(): Promise<WalkStep> {
    const step = await this.readPage();
    return step === 'more' && this.isResumed ? this.readPage() : step;
  }

  private async readPage(): Promise<WalkStep> {
    const listed = await this.parts.calls.buildIds(this.project, this.token);
    if (!listed.ok) return this.failed(listed.error);
    const seen = await this.fetchNew(listed.value);
    if (!seen.ok) return seen.error;
    return this.advance(seen.value, listed.value.next);
  }

  private async fetchNew({ items }: Page<string>): Promise<PollAnswer<Seen[]>> {
    const { sink, fetch } = this.parts;
    const known = new Map(items.map((id) => [id, sink.placeOf(id)]));
    const missing = items.filter((id) => known.get(id) === undefined);
    if (missing.length > 0) {
      const fetched = await fetch(missing);
      if (!fetched.ok) return fetched;
    }
    const seen = items.flatMap((id): Seen | [] => {
      const place = sink.placeOf(id);
      return place ? { id, ...place, wasKnown: known.get(id) !== undefined } : [];
    });
    return { ok: true, value: seen };
  }

  private advance(seen: readonly Seen[], next: string | undefined): WalkStep {
    this.isResumed = false;
    this.top = Math.max(this.top, ...seen.map(({ number }) => number));
    // one may have a wrong time
    const old = seen.filter(({ startTime }) => startTime !== undefined && startTime < this.parts.since);
    if (next === undefined || old.length > seen.length / 2 || this.reaches(seen, this.progress.doneTo)) {
      this.progress = { doneTo: this.top };
      return 'done';
    }
    if (this.broken && this.reaches(seen, this.broken.top)) {
      this.token = this.broken.token;
      this.isResumed = true;
      this.broken = undefined;
    } else this.token = next;
    this.progress = { ...this.progress, walk: { top: this.top, token: this.token } };
    return 'more';
  }

  /** A project that was deleted and made again counts from 1 again: only what was there before tells that the walk has come so far. */
  private reaches(seen: readonly Seen[], number: number | undefined): boolean {
    return number !== undefined && seen.some((each) => each.wasKnown && each.number <= number);
  }

  /** A token of an earlier day may be refused: then all pages are listed again, which fetches no build twice. */
  private failed(error: AwsErrorDescription): WalkStep {
    if (!this.isResumed || error.kind !== 'other') return error;
    this.isResumed = false;
    this.token = undefined;
    this.progress = { doneTo: this.progress.doneTo };
    return 'more';
  }
}
