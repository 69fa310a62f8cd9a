/** Bytes that the caches which belong together take on disk. */
export const MOST_CACHE_BYTES = 5 * 1024 ** 3;
