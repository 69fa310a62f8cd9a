import type { Clock } from '../../events';

export interface LoopParts<Step extends { at: number }> {
  clock: Clock;
  /** What to do next, and when (milliseconds since the epoch); undefined where there is nothing to do. */
  plan(): Step | undefined;
  /** Never rejects. It changes what the next plan is. */
  perform(step: Step): Promise<void>;
  /** There is nothing left to do. */
  onRest?(): void;
}

/** Does one step after the other, each at its time. It has a timer only while a step is waited for. */
export class Loop<Step extends { at: number }> {
  private isRunning = false;
  private wait = new AbortController();

  constructor(private readonly parts: LoopParts<Step>) {}

  /** What the next step is may have changed. */
  replan(): void {
    if (this.isRunning) this.wait.abort();
    else void this.run();
  }

  private async run(): Promise<void> {
    const { clock, plan, perform, onRest } = this.parts;
    this.isRunning = true;
    for (let step = plan(); step; step = plan()) {
      const delay = step.at - clock.now();
      if (delay <= 0) {
        await perform(step);
      } else {
        this.wait = new AbortController();
        await clock.sleep(delay, this.wait.signal);
      }
    }
    this.isRunning = false;
    onRest?.();
  }
}
