import { CACHING } from '../docs';
import { durationText, isLambda } from '../project-parts';
import type { CheckRule } from '../rule';

const ENOUGH_BUILDS = 10;
/** Seconds. Restoring a cache takes a while, too. */
const LONG_INSTALL = 60;
/** Of the whole build. */
const MUCH = 0.4;

export const missingCache: CheckRule = {
  code: 'missing-cache',
  severity: 'low',
  why: 'Each build fetches the same packages again, which takes time and is paid for.',
  docs: CACHING,
  check({ project, buildspec, history }) {
    const { cache } = project;
    if (isLambda(project) || (cache?.type !== undefined && cache.type !== 'NO_CACHE')) return [];
    const paths = 'unknown' in buildspec ? [] : (buildspec.buildspec.cache?.paths ?? []);
    if (paths.length > 0) {
      return [
        {
          message: 'The buildspec names paths to cache, but the project has no cache.',
          fix: 'Give the project a cache in S3, or a local one with LOCAL_CUSTOM_CACHE.',
        },
      ];
    }
    if ('unknown' in history) return history;
    const { succeeded, medianBuild = 0, phases } = history.known;
    const install = phases.INSTALL ?? 0;
    if (succeeded < ENOUGH_BUILDS || install < LONG_INSTALL || install < medianBuild * MUCH) return [];
    return [
      {
        message: `The INSTALL phase takes ${durationText(install)} of the ${durationText(medianBuild)} that a build takes (medians of ${succeeded}), and the project has no cache.`,
        fix: 'Give the project a cache, and name the folders of the package manager in cache.paths of the buildspec.',
      },
    ];
  },
};
