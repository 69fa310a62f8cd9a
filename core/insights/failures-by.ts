import type { Selection } from './filter';
import { compare, type Dimension, dimensionOf } from './group';
import { isFailure, isSuccess } from './outcome';
import { type Ratio, ratio } from './ratio';

export interface FailuresOf {
  /** The project, the branch, who started it … or UNKNOWN. */
  name: string;
  failed: number;
  success: Ratio;
  /** The id of the latest that failed. */
  latest: string;
}

/** Who or what has failed builds, those with most of them first; CodeBuild tells who started a build, not who wrote what it builds. */
export function failuresBy({ history, rows }: Selection, dimension: Dimension): FailuresOf[] {
  const { codes, size, name } = dimensionOf(history, dimension);
  const [succeeded, failed, latest] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  for (const row of rows) {
    const status = history.status.at(row);
    const code = codes[row] as number;
    if (isSuccess(status)) succeeded[code] = (succeeded[code] as number) + 1;
    if (!isFailure(status)) continue;
    failed[code] = (failed[code] as number) + 1;
    latest[code] = row;
  }
  const found: FailuresOf[] = [];
  for (const [code, count] of failed.entries()) {
    if (count === 0) continue;
    const good = succeeded[code] as number;
    const id = history.ids[latest[code] as number] ?? '';
    found.push({ name: name(code), failed: count, success: ratio(good, good + count), latest: id });
  }
  return found.sort((a, b) => b.failed - a.failed || b.success.of - a.success.of || compare(a.name, b.name));
}
