import type { BuildRecord, RecordNote } from '../../history/record';

interface Running {
  project: string;
  /** How many phases it had, which tells whether anything has changed. */
  phases: number;
}

/** The builds of a history that had not ended when they were last read. */
export class RunningBuilds {
  private readonly builds = new Map<string, Running>();

  get size(): number {
    return this.builds.size;
  }

  hear({ id, status, runsOn, project, isGone, phases }: BuildRecord): void {
    if (status === 'IN_PROGRESS' && runsOn === 'cloud' && !isGone)
      this.builds.set(id, { project, phases: phases.length });
    else this.builds.delete(id);
  }

  hearNote({ id, isGone }: RecordNote): void {
    if (isGone) this.builds.delete(id);
  }

  /** Ids, those of a project beside each other. */
  ids(): string[] {
    return [...this.builds].sort(([, a], [, b]) => order(a.project, b.project)).map(([id]) => id);
  }

  projectOf(id: string): string | undefined {
    return this.builds.get(id)?.project;
  }

  /** Whether the record says no more than what is known of the build. */
  isAsBefore({ id, status, phases }: BuildRecord): boolean {
    return status === 'IN_PROGRESS' && this.builds.get(id)?.phases === phases.length;
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
