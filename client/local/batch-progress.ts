import type { BuildEvent, BuildGroup } from '../../core/builds/events';

/** What the notification of a running batch says. */
export class BatchProgress {
  private groups: readonly BuildGroup[] = [];
  private readonly paused = new Set<string>();

  /** True where the text may be another one now. */
  hear(event: BuildEvent): boolean {
    if (event.event === 'batch') this.groups = event.buildGroups;
    else if (event.event === 'command' && event.state === 'paused') this.paused.add(event.buildId);
    else if (!this.isOver(event) || !this.paused.delete(event.buildId)) return false;
    return true;
  }

  /** Such as `2 of 4 ended, 2 running, 1 of them paused`. */
  get text(): string {
    const countOf = (status: string) =>
      this.groups.filter(({ currentBuildSummary: { buildStatus } }) => buildStatus === status).length;
    const [waiting, running] = [countOf('PENDING'), countOf('IN_PROGRESS')];
    const paused = this.paused.size > 0 ? `, ${this.paused.size} of them paused` : '';
    return `${this.groups.length - waiting - running} of ${this.groups.length} ended, ${running} running${paused}`;
  }

  /** A build that waited for its user goes on, or is over. */
  private isOver(event: BuildEvent): boolean {
    return (
      (event.event === 'command' && event.state !== 'paused') ||
      (event.event === 'build' && event.buildStatus !== 'IN_PROGRESS')
    );
  }
}
