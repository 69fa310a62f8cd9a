import type { RecordNote } from '../../../core/builds/history/record';

/** More notes than that wait for nobody. */
const MOST = 2_000;

/** What this window has learnt of builds from their logs, for the history of their connection, which is not read before somebody looks at figures. */
export class LearntOfBuilds {
  private readonly waiting = new Map<string, RecordNote[]>();
  private readonly takers = new Map<string, (notes: RecordNote[]) => void>();
  private keep: ((sessionId: string, note: RecordNote) => Promise<boolean>) | undefined;

  /** What is learnt while no history is open is given to this, which says whether it has kept it. */
  keepBy(keep: (sessionId: string, note: RecordNote) => Promise<boolean>): void {
    this.keep = keep;
  }

  /** Something was learnt of a build. */
  add(sessionId: string, note: RecordNote): void {
    if (this.keep && !this.takers.has(sessionId))
      void this.keepOrWait(this.keep(sessionId, note), sessionId, note);
    else this.takeOrWait(sessionId, note);
  }

  private async keepOrWait(keeping: Promise<boolean>, sessionId: string, note: RecordNote): Promise<void> {
    if (!(await keeping)) this.takeOrWait(sessionId, note);
  }

  private takeOrWait(sessionId: string, note: RecordNote): void {
    const taker = this.takers.get(sessionId);
    if (taker) {
      taker([note]);
      return;
    }
    const notes = this.waiting.get(sessionId) ?? [];
    notes.push(note);
    this.waiting.set(sessionId, notes.slice(-MOST));
  }

  /** The history of a connection is there: it takes what has waited, and what comes, until it is closed. */
  takeBy(sessionId: string, take: (notes: RecordNote[]) => void): { dispose(): void } {
    const waiting = this.waiting.get(sessionId);
    this.waiting.delete(sessionId);
    this.takers.set(sessionId, take);
    if (waiting) take(waiting);
    return {
      dispose: () => {
        if (this.takers.get(sessionId) === take) this.takers.delete(sessionId);
      },
    };
  }
}
