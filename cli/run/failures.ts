import type { BuildEvent } from '../../core/builds/events';
import type { FailureExplainer } from '../../core/builds/failures/explainer';
import type { ExplanationEvent, FailureFix } from '../../core/builds/failures/explanation';
import type { KnownBuild } from '../../core/builds/failures/known-build';

/** A failed build, what is known of it, and why it failed. */
export interface ExplainedFailure {
  event: ExplanationEvent;
  known: KnownBuild;
}

/**
 * Listens to builds, and explains those that failed. What it needs is loaded when the first one starts, which waits for its engine
 * then anyway.
 */
export class Failures {
  private makeExplainer: (() => FailureExplainer) | undefined;
  private loading: Promise<void> | undefined;
  private waiting: BuildEvent[] = [];
  private readonly explainers = new Map<string, FailureExplainer>();
  private readonly ends = new Map<string, BuildEvent>();

  hear(event: BuildEvent): void {
    this.loading ??= this.load();
    if (this.makeExplainer) this.pass(event, this.makeExplainer);
    else this.waiting.push(event);
  }

  /** Those of these builds that have failed. */
  async explain(
    buildIds: readonly string[],
    known: (buildId: string) => Promise<KnownBuild>,
  ): Promise<ExplainedFailure[]> {
    await this.loading;
    const found: ExplainedFailure[] = [];
    for (const buildId of buildIds) {
      const at = this.ends.get(buildId)?.at;
      if (at === undefined) continue;
      const knownBuild = await known(buildId);
      const explanation = this.explainers.get(buildId)?.explain(knownBuild);
      if (explanation)
        found.push({ known: knownBuild, event: { event: 'explanation', buildId, at, ...explanation } });
    }
    return found;
  }

  private pass(event: BuildEvent, makeExplainer: () => FailureExplainer): void {
    const { buildId } = event;
    if (event.event === 'batch') return;
    const explainer = this.explainers.get(buildId) ?? makeExplainer();
    this.explainers.set(buildId, explainer);
    explainer.hear(event);
    if (event.event !== 'build' || event.buildStatus === 'IN_PROGRESS') return;
    if (event.buildStatus === 'FAILED') this.ends.set(buildId, event);
    else this.explainers.delete(buildId);
  }

  private async load(): Promise<void> {
    const { createFailureExplainers } = await import('../../core/builds/failures/explainer');
    this.makeExplainer = createFailureExplainers();
    for (const event of this.waiting) this.pass(event, this.makeExplainer);
    this.waiting = [];
  }
}

/** For standard error: each failure once, with the names of all builds that have it. `nameOf` is for builds of a batch. */
export async function failureLines(
  failures: readonly ExplainedFailure[],
  fileOf: (buildId: string) => string,
  nameOf?: (buildId: string) => string,
): Promise<string[]> {
  if (failures.length === 0) return [];
  const { describeExplanation } = await import('../../core/builds/failures/describe');
  const builds = new Map<string, { failure: ExplainedFailure; names: string[] }>();
  for (const failure of failures) {
    const { buildId, at: _, ...same } = failure.event;
    const key = JSON.stringify([same, fileOf(buildId)]);
    const known = builds.get(key) ?? { failure, names: [] };
    if (nameOf) known.names.push(nameOf(buildId));
    builds.set(key, known);
  }
  return [...builds.values()].flatMap(({ failure: { event, known }, names }) =>
    describeExplanation(event, {
      names,
      optionFor,
      buildspec: known.buildspec && { ...known.buildspec, file: fileOf(event.buildId) },
    }),
  );
}

/** What to add to the command line. */
function optionFor(fix: FailureFix): string | undefined {
  switch (fix.kind) {
    case 'privileged':
      return '--privileged';
    case 'timeout':
      return `--timeout ${fix.minutes}`;
    default:
      return undefined;
  }
}
