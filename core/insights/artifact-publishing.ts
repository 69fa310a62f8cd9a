import { PHASE_TYPES } from '../builds/history/phase-types';
import { FLAGS } from './build-history';
import type { Selection } from './filter';
import { CODES, isCounted } from './outcome';
import { type Ratio, ratio } from './ratio';

const UPLOAD_ARTIFACTS = PHASE_TYPES.indexOf('UPLOAD_ARTIFACTS');

/**
 * The share of builds whose UPLOAD_ARTIFACTS phase succeeded, of the builds with artifacts that came to it. Builds that failed before have
 * nothing to publish.
 */
export function artifactPublishing({ history, rows }: Selection): Ratio {
  let [succeeded, counted] = [0, 0];
  for (const row of rows) {
    if (!history.has(row, FLAGS.publishesArtifacts)) continue;
    const status = history.phaseStatus.at(row, UPLOAD_ARTIFACTS);
    if (isCounted(status)) counted += 1;
    if (status === CODES.succeeded) succeeded += 1;
  }
  return ratio(succeeded, counted);
}
