import type { BuildBatch, BuildBatchPhase } from '@aws-sdk/client-codebuild';
import { cleanText } from '../../../core/builds/failures/clean-line';
import { createFailureExplainers } from '../../../core/builds/failures/explainer';
import { knownBuild } from '../../../core/builds/remote/known-build';
import type { ExplainedBuild } from '../../explanation/explained-build';
import { contextText } from '../../status';
import { batchTitle } from '../build-title';
import type { BatchTarget, CloudParts } from '../parts';
import { buildspecOf } from './buildspec-of';
import { explainedWith, withoutBuildspec } from './explained-with';

/** Why a batch failed though none of its builds did; undefined where its own phases do not say. */
export async function explainItself(
  parts: CloudParts,
  { session, batch }: BatchTarget,
): Promise<ExplainedBuild | undefined> {
  const phase = batch.phases?.find(saysWhy);
  if (!phase) return undefined;
  const contexts = contextsOf(phase);
  const title = batchTitle(batch);
  if (phase.phaseType !== 'DOWNLOAD_BATCHSPEC')
    return {
      title,
      explanation: undefined,
      notes: [`${phase.phaseType}: ${cleanText(contextText(contexts))}`],
    };
  const explainer = createFailureExplainers()();
  const at = new Date(phase.endTime ?? parts.clock.now()).toISOString();
  // CodeBuild says of the buildspec of a batch what it says of a build's, which reads it with its source
  const base = { event: 'phase', buildId: batch.id ?? '', at, phaseType: 'DOWNLOAD_SOURCE' } as const;
  explainer.hear({ ...base, phaseStatus: 'FAILED', contexts });
  const build = asBuild(batch);
  const found = await buildspecOf(parts, { session, build }, new AbortController().signal);
  const buildspec = typeof found === 'string' ? undefined : found;
  const known = { ...knownBuild(build), buildspec: buildspec && { text: buildspec.text } };
  return {
    title,
    explanation: explainer.explain(known),
    notes: [
      'It was DOWNLOAD_BATCHSPEC, the phase in which a batch reads its buildspec, before any of its builds.',
      ...(typeof found === 'string' ? [withoutBuildspec(found)] : []),
    ],
    buildspec: buildspec && explainedWith(buildspec, explainer, known),
  };
}

/** Other phases that failed follow from its builds, or say nothing. */
function saysWhy({ phaseStatus = 'SUCCEEDED', contexts = [] }: BuildBatchPhase): boolean {
  const isGood = ['SUCCEEDED', 'IN_PROGRESS', 'STOPPED'].includes(phaseStatus);
  return !isGood && contexts.some(({ statusCode, message }) => statusCode || message);
}

function contextsOf({ contexts = [] }: BuildBatchPhase) {
  return contexts.map(({ statusCode = '', message = '' }) => ({ statusCode, message }));
}

/** As far as the two have the same. */
function asBuild({ id, arn, projectName, source, environment, resolvedSourceVersion }: BuildBatch) {
  return { id, arn, projectName, source, environment, resolvedSourceVersion };
}
