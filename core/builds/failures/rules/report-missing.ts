import { inContexts } from '../contexts';
import { guide } from '../docs';
import { reportNode } from '../report-node';
import type { FailureRule } from '../rule';

/** prowler-cloud/prowler#1182: files of a report that nobody made fail UPLOAD_ARTIFACTS. */
export const reportMissing: FailureRule = {
  code: 'report-missing',
  explain(failure) {
    const match = inContexts(
      failure,
      /(?:\b(?<group>[\w-]+): \[[^\]]*)?\b(?:no matching report paths? found|report files not found in build|no matching base directory path found for (?<base>[^\],]+))/i,
    );
    if (!match || failure.phaseType !== 'UPLOAD_ARTIFACTS') return undefined;
    const { group, base } = match.groups ?? {};
    // a base directory alone is that of the artifacts
    if (base !== undefined && group === undefined) return undefined;
    const name = group === undefined || /_reports$/.test(group) ? undefined : group;
    return {
      message: `The build made no file that the report group${name === undefined ? '' : ` \`${name}\``} names${base === undefined ? '' : `: there is no folder \`${base}\``}.`,
      advice:
        'See whether the command that writes it ran, and where it writes: `files` counts from `base-directory`, else from the folder of the source. What must be written after a failed test too belongs into `finally`.',
      docs: guide('report-create'),
      range: reportNode(failure, name)?.range,
    };
  },
};
