import type { Clock } from '../../../core/builds/events';
import type { Subscription } from '../../emitter';

/** Calls the listener at each change of a file. */
export type WatchFiles = (listener: () => void) => Subscription;

/** A file is written in several steps, and often together with others. Milliseconds. */
const BURST = 500;

/** Tells, while that is wanted, that the files have changed which AWS's tools keep credentials in. */
export class CredentialFiles {
  private watching: { files: Subscription; end: AbortController } | undefined;
  private isWaiting = false;

  constructor(
    private readonly watch: WatchFiles,
    private readonly clock: Clock,
    private readonly onDidChange: () => Promise<void>,
  ) {}

  set(wanted: boolean): void {
    if (wanted === (this.watching !== undefined)) return;
    this.watching?.files.dispose();
    this.watching?.end.abort();
    this.watching = undefined;
    if (!wanted) return;
    const end = new AbortController();
    this.watching = { end, files: this.watch(() => void this.afterBurst(end.signal)) };
  }

  dispose(): void {
    this.set(false);
  }

  private async afterBurst(signal: AbortSignal): Promise<void> {
    if (this.isWaiting) return;
    this.isWaiting = true;
    await this.clock.sleep(BURST, signal);
    this.isWaiting = false;
    if (!signal.aborted) await this.onDidChange();
  }
}
