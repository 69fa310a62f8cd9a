import { PHASE_TYPES } from '../builds/history/phase-types';
import { FLAGS } from './build-history';
import type { Selection } from './filter';
import { type ListedBuild, listedBuild } from './listed-build';
import { isFailure } from './outcome';

const UPLOAD_ARTIFACTS = PHASE_TYPES.indexOf('UPLOAD_ARTIFACTS');

/** Builds with artifacts whose UPLOAD_ARTIFACTS phase did not succeed, the latest first. */
export function artifactFailures({ history, rows }: Selection): ListedBuild[] {
  const failed = rows.filter(
    (row) =>
      history.has(row, FLAGS.publishesArtifacts) && isFailure(history.phaseStatus.at(row, UPLOAD_ARTIFACTS)),
  );
  return Array.from(failed.reverse(), (row) => listedBuild(history, row));
}
