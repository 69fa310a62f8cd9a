import type { BuildEvent } from '../../core/builds/events';
import type { FailureExplainer } from '../../core/builds/failures/explainer';
import type { KnownBuild } from '../../core/builds/failures/known-build';

/** Of so many failed builds of this window it is known what they were; of others their logs tell. */
const MOST_KEPT = 30;

/** A failed build as this window saw it. */
export interface SeenFailure {
  explainer: FailureExplainer;
  known: KnownBuild;
  /** The address of its buildspec; absent where it has no file. */
  buildspec?: string;
}

/** Listens to local builds, and keeps what explains the failures of the latest ones: little, however long their logs are. */
export class RunFailures {
  private readonly kept = new Map<string, SeenFailure>();
  private makeExplainer: (() => FailureExplainer) | undefined;

  /** The result wants to hear the events of the build. `create` makes what explains, when the first build begins. */
  follow(
    buildId: string,
    build: Pick<SeenFailure, 'known' | 'buildspec'>,
    create: () => () => FailureExplainer,
  ): (event: BuildEvent) => void {
    this.makeExplainer ??= create();
    const explainer = this.makeExplainer();
    return (event) => {
      if (event.buildId !== buildId) return;
      explainer.hear(event);
      const hasFailed =
        event.event === 'build' && !['IN_PROGRESS', 'SUCCEEDED', 'STOPPED'].includes(event.buildStatus);
      if (hasFailed) this.keep(buildId, { ...build, explainer });
    };
  }

  get(buildId: string): SeenFailure | undefined {
    return this.kept.get(buildId);
  }

  private keep(buildId: string, failure: SeenFailure): void {
    this.kept.set(buildId, failure);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}
