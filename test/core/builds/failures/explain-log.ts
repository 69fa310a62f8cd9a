import { createFailureExplainers } from '../../../../core/builds/failures/explainer';
import type { Explanation } from '../../../../core/builds/failures/explanation';
import type { KnownBuild } from '../../../../core/builds/failures/known-build';
import { createLogReader } from '../../../../core/builds/log/grammar';

/** Explains the failure of a finished log, given in pieces of any size. */
export function explainLog(pieces: Iterable<string>, known: KnownBuild = {}): Explanation | undefined {
  const explainer = createFailureExplainers()();
  const reader = createLogReader('');
  for (const piece of pieces) for (const event of reader.read(piece)) explainer.hear(event);
  for (const event of reader.end()) explainer.hear(event);
  return explainer.explain(known);
}
