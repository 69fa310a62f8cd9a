import { CACHES } from './build-history';
import type { Selection } from './filter';
import { type Ratio, ratio } from './ratio';

export interface CacheHits extends Ratio {
  /** Builds whose log was not read, or says nothing of a cache. */
  unknown: number;
}

const [HIT, MISS] = [CACHES.indexOf('hit'), CACHES.indexOf('miss')];

/** The share of builds that had their cache restored, of those whose log was read and tells. */
export function cacheHits({ history, rows }: Selection): CacheHits {
  let [hits, counted] = [0, 0];
  for (const row of rows) {
    const cache = history.cache.at(row);
    if (cache === HIT || cache === MISS) counted += 1;
    if (cache === HIT) hits += 1;
  }
  return { ...ratio(hits, counted), unknown: rows.length - counted };
}
