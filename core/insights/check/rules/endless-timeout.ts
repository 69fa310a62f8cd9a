import { QUOTAS } from '../docs';
import { durationText, isLambda } from '../project-parts';
import type { CheckRule } from '../rule';

/** Minutes. The longest that CodeBuild takes (AWS docs limits). */
const LONGEST = 2160;
/** Minutes from which a timeout is worth a word where the builds end much sooner. */
const LONG = 240;
/** So many times the longest build is generous. */
const GENEROUS = 10;
const ENOUGH_BUILDS = 20;

export const endlessTimeout: CheckRule = {
  code: 'endless-timeout',
  severity: 'medium',
  why: 'A build that hangs runs, and is paid for, until its timeout ends it.',
  docs: QUOTAS,
  check({ project, history }) {
    // on Lambda it cannot be set
    if (isLambda(project)) return [];
    const minutes = project.timeoutInMinutes;
    if (minutes === undefined || minutes < LONG) return [];
    const fix = 'Set the timeout to a few times what the longest good build takes.';
    const set = `The timeout is ${durationText(minutes * 60)}`;
    const { succeeded = 0, longestBuild } = 'known' in history ? history.known : {};
    if (minutes >= LONGEST && !needsHours(longestBuild))
      return [{ message: `${set}, the longest that there is.`, fix }];
    if ('unknown' in history) return history;
    if (succeeded < ENOUGH_BUILDS || longestBuild === undefined || minutes * 60 < longestBuild * GENEROUS)
      return [];
    return [
      {
        message: `${set}; of the last ${succeeded} builds that succeeded none took more than ${durationText(longestBuild)}.`,
        fix,
        severity: 'low',
      },
    ];
  },
};

/** Some builds do take that long. */
function needsHours(longestBuild = 0): boolean {
  return longestBuild > (LONGEST * 60) / GENEROUS;
}
