import { valueAt } from '../tree';
import { removeEntry } from './remove-entry';
import type { LintRule } from './rule';

/** Runtimes of images out of service, and what to do without them (runtimes.yml of the images). */
const DEPRECATED: Readonly<Record<string, string>> = {
  docker:
    "Most images refuse the runtime `docker` by now (YAML_FILE_ERROR: Unknown runtime named 'docker'), and Docker works without it. Remove it.",
  android:
    'No image in service has the runtime `android`. Install the Android SDK in a command, or use an image that has it.',
};

/** Newer images refuse these runtimes, old ones take them: `Unknown runtime named 'docker'`. */
export const deprecatedRuntime: LintRule = {
  code: 'deprecated-runtime',
  severity: 'information',
  fixes: true,
  check({ tree, text }) {
    const versions = valueAt(tree, 'phases', 'install', 'runtime-versions');
    if (versions?.kind !== 'mapping') return [];
    return versions.entries.flatMap((entry) => {
      const { key } = entry;
      const message = Object.hasOwn(DEPRECATED, key.value) ? DEPRECATED[key.value] : undefined;
      if (message === undefined) return [];
      return [
        {
          message,
          range: key.range,
          fix: key.value === 'docker' ? removeEntry(text, versions, entry) : undefined,
        },
      ];
    });
  },
};
