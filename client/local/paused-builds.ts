import type { DebugSession, PausedBuild, Resumption } from '../../core/builds/local/debug-session';
import { Emitter } from '../emitter';

/** The local builds that wait for their user. */
export class PausedBuilds {
  private readonly waiting = new Map<string, { build: PausedBuild; decide(resumption: Resumption): void }>();
  private readonly paused = new Emitter<PausedBuild>();
  private readonly changed = new Emitter<string>();
  /** Fires when a build begins to wait. */
  readonly onDidPause = this.paused.event;
  /** Fires with the id of a build that begins or ceases to wait. */
  readonly onDidChange = this.changed.event;

  /** Has a build wait here at its breakpoints, and after failed commands where that is asked. */
  session(pausesAfterFailure: boolean): DebugSession {
    return { pausesAfterFailure, paused: (build, signal) => this.wait(build, signal) };
  }

  get(buildId: string): PausedBuild | undefined {
    return this.waiting.get(buildId)?.build;
  }

  /** The build goes on as decided; false where it no longer waits there. */
  resume(build: PausedBuild, resumption: Resumption): boolean {
    const waiting = this.waiting.get(build.buildId);
    if (waiting?.build !== build) return false;
    waiting.decide(resumption);
    return true;
  }

  private wait(build: PausedBuild, signal: AbortSignal): Promise<Resumption> {
    return new Promise((resolve) => {
      const decide = (resumption: Resumption) => {
        if (this.waiting.get(build.buildId)?.build !== build) return;
        this.waiting.delete(build.buildId);
        resolve(resumption);
        this.changed.fire(build.buildId);
      };
      this.waiting.set(build.buildId, { build, decide });
      // it goes on by itself, or is over
      signal.addEventListener('abort', () => decide('continue'), { once: true });
      this.changed.fire(build.buildId);
      this.paused.fire(build);
    });
  }
}
