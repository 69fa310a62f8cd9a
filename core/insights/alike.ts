import { type BuildHistory, FLAGS } from './build-history';
import type { Selection } from './filter';

/**
 * The builds of a selection by project and resolved source version, each in the order in which they began. Left out are builds whose version is not known
 * and those of batches, which build one version in several ways.
 */
export function byVersion({ history, rows }: Selection): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const row of rows) {
    const key = versionOf(history, row);
    if (key === undefined) continue;
    const alike = found.get(key);
    if (alike) alike.push(row);
    else found.set(key, [row]);
  }
  return found;
}

function versionOf(history: BuildHistory, row: number): number | undefined {
  const version = history.sourceVersion.at(row);
  if (version === 0 || history.has(row, FLAGS.inBatch)) return undefined;
  return history.project.at(row) * 2 ** 32 + version;
}
