import type { RuleCases } from './case';

const TIMED_OUT = { status: 'TIMED_OUT', code: 'BUILD_TIMED_OUT', message: 'Build has timed out. ' };

export const LIMITS: RuleCases[] = [
  {
    code: 'queue-timed-out',
    wrong: [
      {
        what: 'a build that got no turn',
        failed: { phase: 'QUEUED', status: 'TIMED_OUT', code: 'QUEUE_TIMED_OUT' },
        known: { queuedTimeoutMinutes: 480 },
        message: /within 480 minutes/,
      },
    ],
    lookAlike: [{ what: 'one that ran too long', failed: { phase: 'BUILD', ...TIMED_OUT } }],
  },
  {
    code: 'concurrent-builds',
    wrong: [
      {
        what: 'more builds than the account may have',
        failed: {
          phase: 'SUBMITTED',
          code: 'ACCOUNT_LIMIT_EXCEEDED',
          message: 'AccountLimitExceededException: Cannot have more than 1 builds in queue for the account',
        },
        message: /1 builds in queue at most/,
      },
      {
        what: 'a command that starts one',
        failed: {
          output: [
            'An error occurred (AccountLimitExceededException) when calling the StartBuild operation: Cannot have more than 10 active builds for the account',
          ],
        },
      },
    ],
    lookAlike: [
      { what: 'a limit of something else', failed: { output: ['Cannot have more than 5 subscribers'] } },
    ],
  },
  {
    code: 'waits-for-input',
    wrong: [
      {
        what: 'a question that nobody answers',
        failed: {
          phase: 'INSTALL',
          ...TIMED_OUT,
          running: {
            command: 'npx create-x',
            output: ['Need to install the following packages:', 'Ok to proceed? (y) '],
          },
        },
      },
      {
        what: 'a test runner that watches',
        failed: {
          phase: 'BUILD',
          ...TIMED_OUT,
          running: {
            command: 'npm test',
            output: ['Tests: 3 passed, 3 total', 'press h to show help, press q to quit'],
          },
        },
      },
    ],
    lookAlike: [
      {
        what: 'a command that is only slow',
        failed: { phase: 'BUILD', ...TIMED_OUT, running: { command: 'make', output: ['[12/90] Building'] } },
      },
    ],
  },
  {
    code: 'build-timed-out',
    wrong: [
      {
        what: 'a phase whose time was over, with twice the time',
        failed: { phase: 'BUILD', ...TIMED_OUT },
        known: { timeoutMinutes: 20 },
        message: /of 20 minutes was over in BUILD/,
        fix: { kind: 'timeout', minutes: 40 },
      },
      {
        what: 'a source that took too long',
        failed: { phase: 'DOWNLOAD_SOURCE', ...TIMED_OUT },
        advice: /Clone less deeply/,
        fix: { kind: 'timeout', minutes: 120 },
      },
    ],
    lookAlike: [
      {
        what: 'a command with a timeout of its own',
        failed: { command: 'timeout 5 make', exit: 124, output: ['Build has timed out.'] },
      },
    ],
  },
];
