import type { Clock } from '../../core/builds/events';
import type { Progress } from './messages';
import type { SourceHistory } from './sources';

export interface ReadingParts {
  clock: Pick<Clock, 'now'>;
  /** Whether somebody looks just now. */
  isVisible(): boolean;
  /** Told how far the reading is. */
  onProgress(progress: Progress): void;
  /** The history has more than before. */
  onChange(): void;
}

/** While builds come in, figures are computed anew so often. Milliseconds. */
const REFRESH_AFTER = 3_000;

const RESTING: Progress = { isFetching: false, text: '' };

/** Reads what is new in the history of a source, and then the builds that run, as long as somebody sees them. */
export class Reading {
  progress = RESTING;
  private fetching: AbortController | undefined;
  private following = new AbortController();
  private changedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly history: SourceHistory,
    private readonly parts: ReadingParts,
  ) {
    this.tell(RESTING);
  }

  get canFetch(): boolean {
    return this.history.fetch !== undefined;
  }

  async fetch(): Promise<void> {
    const { history } = this;
    if (this.fetching || !history.fetch) return;
    const controller = new AbortController();
    this.fetching = controller;
    this.changedAt = this.parts.clock.now();
    const end = await history.fetch({
      signal: controller.signal,
      onProgress: (text) => {
        if (this.fetching !== controller) return;
        this.tell({ isFetching: true, text });
        this.changeRarely();
      },
    });
    if (this.fetching !== controller) return;
    this.fetching = undefined;
    this.tell({ isFetching: false, text: end });
    this.parts.onChange();
    void this.follow();
  }

  cancel(): void {
    this.fetching?.abort();
  }

  dispose(): void {
    this.following.abort();
    this.fetching?.abort();
    this.fetching = undefined;
  }

  private async follow(): Promise<void> {
    const { history, parts } = this;
    this.following.abort();
    this.following = new AbortController();
    const { signal } = this.following;
    await history.follow?.({
      signal,
      isWanted: parts.isVisible,
      onChange: () => {
        if (!signal.aborted) parts.onChange();
      },
    });
  }

  private changeRarely(): void {
    const now = this.parts.clock.now();
    if (now - this.changedAt < REFRESH_AFTER) return;
    this.changedAt = now;
    this.parts.onChange();
  }

  private tell(progress: Progress): void {
    this.progress = progress;
    this.parts.onProgress(progress);
  }
}
