import { scalarsOf, valueAt } from '../tree';
import type { LintRule } from './rule';

const UNTRUSTED = /\$\{?(CODEBUILD_WEBHOOK_(?:HEAD_REF|TRIGGER)|CODEBUILD_SOURCE_VERSION)\b/;

/** Whoever opens a pull request chooses these: a build of it can fill the cache that another build takes. */
export const untrustedCacheKey: LintRule = {
  code: 'untrusted-cache-key',
  severity: 'information',
  check({ tree }) {
    const cache = valueAt(tree, 'cache');
    const keys = [valueAt(cache, 'key'), valueAt(cache, 'fallback-keys')].flatMap(scalarsOf);
    return keys.flatMap(({ value, range }) => {
      const name = UNTRUSTED.exec(value)?.[1];
      if (name === undefined) return [];
      return [
        {
          message: `Whoever opens a pull request chooses \`${name}\`, and so which cache a build writes. Make the key of a lock file: \`$(codebuild-hash-files package-lock.json)\`.`,
          range,
        },
      ];
    });
  },
};
