import type { FailureRule } from '../rule';

/** inotify's limit, which looks like a full disk. */
export const fileWatchers: FailureRule = {
  code: 'file-watchers',
  lines: {
    words: ['file watchers'],
    pattern: /System limit for number of file watchers reached|ENOSPC.*file watchers/,
  },
  explain(_failure, lines) {
    if (lines.length === 0) return undefined;
    return {
      message: 'A tool watches more files than the system allows. In a build nothing needs to be watched.',
      advice: 'Run it once instead of watching: without `--watch`, with `CI=true`.',
    };
  },
};
