/** Why a signal aborts where nobody cancelled the build. */
export const WINDOW_CLOSES = 'window closes';

/** The local builds under way: each can be cancelled by its id, and all of them end with the window. */
export class RunningBuilds {
  private readonly builds = new Map<string, { controller: AbortController; ended: Promise<unknown> }>();

  /** Runs a build; `task` gets the signal that cancels it. */
  async during<T>(id: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const ended = task(controller.signal);
    this.builds.set(id, { controller, ended });
    try {
      return await ended;
    } finally {
      this.builds.delete(id);
    }
  }

  /** The build ends soon, by its own clean-up; false where none of that id is under way. */
  cancel(id: string): boolean {
    const build = this.builds.get(id);
    build?.controller.abort();
    return build !== undefined;
  }

  /** Resolves when every build has cleaned up. */
  async cancelAll(): Promise<void> {
    const builds = [...this.builds.values()];
    for (const { controller } of builds) controller.abort(WINDOW_CLOSES);
    await Promise.allSettled(builds.map(({ ended }) => ended));
  }
}
