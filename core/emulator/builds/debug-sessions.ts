import type { DebugSession, PausedBuild } from '../../builds/local/debug-session';
import { uuidOf } from '../model';

/** A build that waits at codebuild-breakpoint. */
interface Waiting {
  paused: PausedBuild;
  resume: () => void;
}

/** The builds that wait for their user, by what Session Manager would know them as. */
export class DebugSessions {
  private readonly waiting = new Map<string, Waiting>();

  /** For a build that was started for debugging; `onTarget` hears when there is something to connect to, and when no more. */
  session(buildId: string, onTarget: (target: string | undefined) => void): DebugSession {
    const target = `codebuild:${uuidOf(buildId)}`;
    return {
      pausesAfterFailure: false,
      paused: (paused, signal) =>
        new Promise((resolve) => {
          const end = () => {
            this.waiting.delete(target);
            onTarget(undefined);
            resolve('continue');
          };
          this.waiting.set(target, { paused, resume: end });
          onTarget(target);
          signal.addEventListener('abort', end, { once: true });
        }),
    };
  }

  find(target: string): PausedBuild | undefined {
    return this.waiting.get(target)?.paused;
  }

  /** As codebuild-resume in the build's container does. */
  resume(target: string): void {
    this.waiting.get(target)?.resume();
  }
}
