import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import type { Clock } from '../../../core/builds/events';
import type { End } from './end';
import { type EndMessage, endMessage, isWanted, type Notifications } from './end-message';

/** Ends that come within this time are told in one message. Milliseconds. */
const TOGETHER = 1_000;

/** A build or a batch that has ended, and where it was. */
export interface Ended<Session> {
  session: Session;
  end: End;
  /** Absent of a batch, which has no log of its own. */
  build?: Build;
  batch?: BuildBatch;
}

export interface EndNoticesParts<Session> {
  clock: Clock;
  setting(): Notifications;
  show(message: EndMessage, ended: Ended<Session>[]): void;
}

/** Tells of builds that have ended, as the setting wants it, those of a moment together. */
export class EndNotices<Session> {
  private ended: Ended<Session>[] = [];
  private readonly disposal = new AbortController();

  constructor(private readonly parts: EndNoticesParts<Session>) {}

  add(ended: Ended<Session>): void {
    if (!isWanted(ended.end, this.parts.setting())) return;
    this.ended.push(ended);
    if (this.ended.length === 1) void this.showSoon();
  }

  dispose(): void {
    this.disposal.abort();
  }

  private async showSoon(): Promise<void> {
    await this.parts.clock.sleep(TOGETHER, this.disposal.signal);
    if (this.disposal.signal.aborted) return;
    const { ended } = this;
    this.ended = [];
    this.parts.show(endMessage(ended.map(({ end }) => end)), ended);
  }
}
