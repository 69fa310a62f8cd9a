import type { Build } from '@aws-sdk/client-codebuild';
import type { Clock } from '../../core/builds/events';
import { type EndMessage, endMessage, isWanted, type Notifications } from './end-message';

/** Ends that come within this time are told in one message. Milliseconds. */
const TOGETHER = 1_000;

/** A build that has ended, and where it was. */
export interface EndedBuild<Session> {
  session: Session;
  build: Build;
}

export interface EndNoticesParts<Session> {
  clock: Clock;
  setting(): Notifications;
  show(message: EndMessage, ended: EndedBuild<Session>[]): void;
}

/** Tells of builds that have ended, as the setting wants it, those of a moment together. */
export class EndNotices<Session> {
  private ended: EndedBuild<Session>[] = [];
  private readonly disposal = new AbortController();

  constructor(private readonly parts: EndNoticesParts<Session>) {}

  add(ended: EndedBuild<Session>): void {
    if (!isWanted(ended.build, this.parts.setting())) return;
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
    this.parts.show(endMessage(ended.map(({ build }) => build)), ended);
  }
}
