import { inContexts } from '../contexts';
import { guide } from '../docs';
import type { FailureRule } from '../rule';

/** The branch, tag or commit is not in the source; or the object is not in S3. */
export const sourceMissing: FailureRule = {
  code: 'source-missing',
  explain(failure) {
    if (failure.phaseType !== 'DOWNLOAD_SOURCE' && failure.phaseType !== 'SUBMITTED') return undefined;
    const match = inContexts(
      failure,
      /reference not found|couldn't find remote ref (\S+)|Remote branch (\S+) not found|did not match any file\(s\) known to git|NoSuchKey|NoSuchBucket|object not found/i,
    );
    if (!match) return undefined;
    const version = /and source version ([^\s,]+)/.exec(match.input)?.[1];
    const ref = match[1] ?? match[2] ?? version;
    const inS3 = /NoSuch/i.test(match[0]);
    const source = /for (primary|secondary) source(?: (?!and )(\S+))?/
      .exec(match.input)
      ?.slice(1)
      .filter(Boolean)
      .join(' ');
    return {
      message: inS3
        ? 'The source is not in S3 where the project says.'
        : `The source${source === undefined ? '' : ` (${source})`} has no such branch, tag or commit${ref === undefined ? '' : `: \`${ref}\``}.`,
      advice: inS3
        ? 'Check bucket and key of the source, and that the bucket lies in the region of the project.'
        : 'Check the source version of the build and of the project. A commit of a fork or a deleted branch is not there either.',
      docs: guide('sample-source-version'),
    };
  },
};
