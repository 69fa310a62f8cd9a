import { entryOf, itemsOf, valueAt } from '../tree';
import type { LintRule } from './rule';

const MOST_KEYS = 5;

/** AWS docs build-spec-ref, cache: fallback keys stand behind a key, five at most. */
export const fallbackKeys: LintRule = {
  code: 'fallback-keys',
  severity: 'warning',
  check({ tree, isBroken }) {
    const cache = valueAt(tree, 'cache');
    const entry = entryOf(cache, 'fallback-keys');
    if (!entry || isBroken) return [];
    if (!entryOf(cache, 'key')) {
      return [
        {
          message: 'CodeBuild ignores `fallback-keys` without `key`. Add the key that is tried first.',
          range: entry.key.range,
        },
      ];
    }
    const sixth = itemsOf(entry.value)[MOST_KEYS];
    if (!sixth) return [];
    return [
      {
        message: `CodeBuild takes ${MOST_KEYS} fallback keys at most. Remove those from here on.`,
        range: sixth.range,
      },
    ];
  },
};
