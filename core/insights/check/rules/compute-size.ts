import { COMPUTE_TYPES } from '../docs';
import { durationText } from '../project-parts';
import type { CheckRule, Found } from '../rule';

const ENOUGH_BUILDS = 20;
/** Seconds. Each started minute is paid for. */
const SHORT = 60;
const LARGE = /^BUILD_GENERAL1_(?:LARGE|XLARGE|2XLARGE)$/;
const COMMAND_PHASES = ['INSTALL', 'PRE_BUILD', 'BUILD', 'POST_BUILD'];

/** The API tells neither CPU nor memory, so only what durations and exit codes prove. */
export const computeSize: CheckRule = {
  code: 'compute-size',
  severity: 'low',
  why: 'A compute type that is too small fails builds, one that is too large costs more than it saves.',
  docs: COMPUTE_TYPES,
  check({ project: { environment }, history }) {
    if ('unknown' in history) return history;
    const { ended, killed, succeeded, phases } = history.known;
    const type = environment?.computeType ?? '';
    const found: Found[] = [];
    // one may have had another reason
    if (killed >= 2) {
      found.push({
        severity: 'medium',
        message: `In ${killed} of the last ${ended} builds a command was killed (exit status 137), which is how it ends where memory runs out.`,
        fix: `Choose a compute type with more memory than ${type}, or let the command use less.`,
      });
    }
    const seconds = COMMAND_PHASES.reduce((sum, phase) => sum + (phases[phase] ?? 0), 0);
    // a fleet is paid for whether it builds or not
    const isPaidByBuild = environment?.fleet?.fleetArn === undefined;
    if (
      isPaidByBuild &&
      killed === 0 &&
      LARGE.test(type) &&
      succeeded >= ENOUGH_BUILDS &&
      seconds > 0 &&
      seconds < SHORT
    ) {
      found.push({
        message: `The commands of a build take ${durationText(seconds)} on ${type} (medians of ${succeeded} builds); each started minute is paid for.`,
        fix: 'Try a smaller compute type with Run with Overrides, and compare.',
      });
    }
    return found;
  },
};
