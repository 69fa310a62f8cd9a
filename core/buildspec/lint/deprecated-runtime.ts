import { valueAt } from '../tree';
import { removeEntry } from './remove-entry';
import type { LintRule } from './rule';

/** Runtimes that only images out of service install; docker is in every image since (runtimes.yml of the images). */
const DEPRECATED: Readonly<Record<string, string>> = {
  docker: 'Docker is in every image: remove it',
  android: 'Install the Android SDK in a command, or use an image that has it',
};

/** Newer images refuse these runtimes, old ones take them: `Unknown runtime named 'docker'`. */
export const deprecatedRuntime: LintRule = {
  code: 'deprecated-runtime',
  severity: 'information',
  check({ tree, text }) {
    const versions = valueAt(tree, 'phases', 'install', 'runtime-versions');
    if (versions?.kind !== 'mapping') return [];
    return versions.entries.flatMap((entry) => {
      const { key } = entry;
      const advice = Object.hasOwn(DEPRECATED, key.value) ? DEPRECATED[key.value] : undefined;
      if (advice === undefined) return [];
      return [
        {
          message: `Only images out of service offer the runtime \`${key.value}\`; newer ones refuse it. ${advice}.`,
          range: key.range,
          fix: key.value === 'docker' ? removeEntry(text, versions, entry) : undefined,
        },
      ];
    });
  },
};
