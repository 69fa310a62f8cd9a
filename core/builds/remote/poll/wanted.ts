import type { Build } from '@aws-sdk/client-codebuild';
import type { AwsErrorDescription } from '../../../aws/errors';
import type { SubjectKind } from './schedule';

/** What a call gave, or in words why it gave nothing. */
export type PollAnswer<T> =
  | { ok: true; value: T }
  /** `hasRead`: of several calls the first went well. */
  | { ok: false; error: AwsErrorDescription; hasRead?: boolean };

/** `near-end`: the log tells of one of the build's last phases. `end`: no more comes. */
export type LogProgress = 'more' | 'near-end' | 'end';

/** Somebody who follows one build to its end, with its log. */
export interface Follower {
  readonly id: string;
  /** The build as it has just been read; true where its log is there to be read from now on. */
  onStatus(build: Build): boolean;
  /** Reads what is new in the log, after a status. Never rejects. */
  readLog(signal: AbortSignal): Promise<PollAnswer<LogProgress>>;
  /** The build was deleted; nothing more comes. */
  onGone(): void;
  /** A failure that waiting does not help against; nothing more comes. */
  onFailure(error: AwsErrorDescription): void;
}

/** The builds and batches that one view looks at. */
export interface PolledSet {
  /** What to read from now on, in place of what was read before. */
  set(ids: { builds?: Iterable<string>; batches?: Iterable<string> }): void;
  dispose(): void;
}

/** What is wanted of an id, by all who want it. */
export interface Wanted {
  kind: SubjectKind;
  /** The user started or follows it. */
  isOwn: boolean;
  isFollowed: boolean;
}

/** Who wants to know about which builds. */
export class Interest {
  private readonly sets = new Set<{ isOwn: boolean; ids: Map<string, SubjectKind> }>();
  private readonly followers = new Map<string, Follower>();

  constructor(private readonly onChange: () => void) {}

  addSet(isOwn: boolean): PolledSet {
    const set = { isOwn, ids: new Map<string, SubjectKind>() };
    this.sets.add(set);
    return {
      set: ({ builds = [], batches = [] }) => {
        set.ids.clear();
        for (const id of builds) set.ids.set(id, 'build');
        for (const id of batches) set.ids.set(id, 'batch');
        this.onChange();
      },
      dispose: () => {
        this.sets.delete(set);
        this.onChange();
      },
    };
  }

  add(follower: Follower): void {
    this.followers.set(follower.id, follower);
    this.onChange();
  }

  remove(follower: Follower): void {
    if (!this.isThere(follower)) return;
    this.followers.delete(follower.id);
    this.onChange();
  }

  isThere(follower: Follower): boolean {
    return this.followers.get(follower.id) === follower;
  }

  followerOf(id: string): Follower | undefined {
    return this.followers.get(id);
  }

  allFollowers(): Follower[] {
    return [...this.followers.values()];
  }

  wanted(): Map<string, Wanted> {
    const wanted = new Map<string, Wanted>();
    for (const { isOwn, ids } of this.sets) {
      for (const [id, kind] of ids) {
        wanted.set(id, { kind, isOwn: isOwn || wanted.get(id)?.isOwn === true, isFollowed: false });
      }
    }
    for (const id of this.followers.keys()) {
      wanted.set(id, { kind: 'build', isOwn: true, isFollowed: true });
    }
    return wanted;
  }

  clear(): void {
    this.sets.clear();
    this.followers.clear();
    this.onChange();
  }
}
