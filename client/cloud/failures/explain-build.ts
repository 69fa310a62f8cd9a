import type { Build } from '@aws-sdk/client-codebuild';
import { createFailureExplainers, type FailureExplainer } from '../../../core/builds/failures/explainer';
import type { KnownBuild } from '../../../core/builds/failures/known-build';
import { type CacheReader, createCacheReader } from '../../../core/builds/log/cache-lines';
import { createLogReader } from '../../../core/builds/log/grammar';
import { knownBuild, otherBuild } from '../../../core/builds/remote/known-build';
import type { BuildOverrides } from '../../../core/builds/remote/overrides';
import { createPhaseEvents } from '../../../core/builds/remote/phase-events';
import { readLog } from '../../../core/builds/remote/read-log';
import type { BuildFix, ExplainedBuild } from '../../explanation/explained-build';
import { goToQuoted } from '../../explanation/go-to-quoted';
import { answer } from '../aws';
import { buildTitle } from '../build-title';
import { mayHaveLog } from '../builds/build-model';
import { openLog } from '../commands';
import { runWithOverrides } from '../overrides/run';
import type { BuildTarget, CloudParts } from '../parts';
import { buildspecOf } from './buildspec-of';
import { explainedWith, withoutBuildspec } from './explained-with';

/** Of other builds of the project so many are compared with the failure. */
const MOST_BUILDS = 20;

/** UTF-16 units. Who does not want to wait for so much can cancel. */
const LONGEST_LOG = 1_000_000_000;

export interface ExplainOptions {
  signal: AbortSignal;
  /** Told of the length read so far, in UTF-16 units. */
  onRead(length: number): void;
}

/** Why a build failed, as the API, its log and its buildspec tell; undefined where that was cancelled. */
export async function explainBuild(
  parts: CloudParts,
  target: BuildTarget,
  options: ExplainOptions,
): Promise<ExplainedBuild | undefined> {
  const { session, build } = target;
  const explainer = createFailureExplainers()();
  const cache = createCacheReader();
  const aboutLog = await hearBuild(parts, target, { explainer, cache }, options);
  if (options.signal.aborted) return undefined;
  const found = await buildspecOf(parts, target, options.signal);
  if (options.signal.aborted) return undefined;
  const failed = typeof found === 'string' ? undefined : found;
  const known: KnownBuild = {
    ...knownBuild(build),
    buildspec: failed && { text: failed.text },
    otherBuilds: [
      ...otherBuildsOf(target).map(otherBuild),
      ...(failed?.isFile ? parts.localBuilds(failed.document) : []),
    ],
  };
  const explanation = explainer.explain(known);
  const { cause } = explanation ?? {};
  parts.learnt.add(session.id, {
    id: build.id ?? '',
    cache: cache.result,
    cause: cause?.certainty === 'possible' ? undefined : cause?.code,
  });
  return {
    title: buildTitle(build),
    explanation,
    notes: [aboutLog, typeof found === 'string' ? withoutBuildspec(found) : ''].filter(Boolean),
    buildspec: failed && explainedWith(failed, explainer, known),
    log: { kind: 'build', id: build.id ?? '' },
    openLog: mayHaveLog(build) ? (line) => openAtLine(parts, target, line) : undefined,
    // a build of a batch has its settings from the batch's buildspec, and does not run alone
    buildWith:
      build.buildBatchArn === undefined
        ? (fix) =>
            runWithOverrides(parts, { session, name: build.projectName ?? '' }, overridesOf(fix, build))
        : undefined,
  };
}

/** Has the explainer hear all that is known of a build; says why its log is not, '' where it is. */
async function hearBuild(
  parts: CloudParts,
  { session, build }: BuildTarget,
  { explainer, cache }: { explainer: FailureExplainer; cache: Pick<CacheReader, 'read'> },
  { signal, onRead }: ExplainOptions,
): Promise<string> {
  const { id = '' } = build;
  for (const event of createPhaseEvents(id, parts.clock.now)(build)) explainer.hear(event);
  if (!mayHaveLog(build)) return 'This build has no log: the project sends it nowhere.';
  // lines have moved since what was built long ago
  const [latest] = session.store.builds.knownOf(build.projectName ?? '');
  const find = latest?.id === build.id ? parts.problems.follow(session, build) : () => undefined;
  const reader = createLogReader(id);
  let length = 0;
  const read = await answer('logs:GetLogEvents', async () => {
    const log = parts.logs.has(build)
      ? parts.logs.pieces(build)
      : readLog(await session.connection(), build, { signal, maxLength: LONGEST_LOG });
    for await (const text of log) {
      signal.throwIfAborted();
      cache.read(text);
      for (const event of reader.read(text)) {
        explainer.hear(event);
        find(event);
      }
      length += text.length;
      onRead(length);
    }
    for (const event of reader.end()) {
      explainer.hear(event);
      find(event);
    }
  });
  return read.ok ? '' : `Its log could not be read. ${read.error.message} ${read.error.next}`;
}

function otherBuildsOf({ session, build }: BuildTarget): Build[] {
  return session.store.builds
    .knownOf(build.projectName ?? '')
    .filter(({ id }) => id !== build.id)
    .slice(0, MOST_BUILDS);
}

async function openAtLine(parts: CloudParts, target: BuildTarget, line: string | undefined): Promise<void> {
  await openLog(parts, target);
  await goToQuoted(parts.logRoom, line);
}

/** What the fix asks of a build of the same source in the form of Run with Overrides. */
function overridesOf(fix: BuildFix, { sourceVersion }: Build): BuildOverrides {
  const asked = fix.kind === 'privileged' ? { privileged: true } : { timeoutInMinutes: fix.minutes };
  return sourceVersion ? { ...asked, sourceVersion } : asked;
}
