import type { Build } from '@aws-sdk/client-codebuild';
import { createFailureExplainers } from '../../failures/explainer';
import { knownBuild } from '../known-build';
import { createPhaseEvents } from '../phase-events';
import { hasEnded } from '../status';

/** Gives the code of the rule that explains a failed build by what CodeBuild says of its phases, where that proves it without the log. */
export function createCauseOfBuild(): (build: Build) => string | undefined {
  const explainers = createFailureExplainers();
  return (build) => {
    if (!hasEnded(build) || build.buildStatus === 'SUCCEEDED' || build.buildStatus === 'STOPPED')
      return undefined;
    const explainer = explainers();
    for (const event of createPhaseEvents(build.id ?? '', () => 0)(build)) explainer.hear(event);
    const cause = explainer.explain(knownBuild(build))?.cause;
    return cause?.certainty === 'certain' ? cause.code : undefined;
  };
}
