import type { Selection } from './filter';
import { type Dimension, groupBy } from './group';
import { isFailure } from './outcome';
import type { Ratio } from './ratio';
import { successRate } from './success-rate';

export interface FailuresOf {
  /** The project, the branch, who started it … or UNKNOWN. */
  name: string;
  failed: number;
  success: Ratio;
  /** The id of the latest that failed. */
  latest: string;
}

/** Who or what has failed builds, those with most of them first; CodeBuild tells who started a build, not who wrote what it builds. */
export function failuresBy(selection: Selection, dimension: Dimension): FailuresOf[] {
  return groupBy(selection, dimension)
    .map(({ name, selection: own }) => {
      const success = successRate(own);
      const latest = own.rows.findLast((row) => isFailure(own.history.status.at(row)));
      return {
        name,
        failed: success.of - success.part,
        success,
        latest: latest === undefined ? '' : (own.history.ids[latest] ?? ''),
      };
    })
    .filter(({ failed }) => failed > 0)
    .sort((a, b) => b.failed - a.failed);
}
