import type { FailureRule } from '../rule';

/** Installing strictly from a lock file that does not fit its manifest, or is not there. */
export const lockFileOutdated: FailureRule = {
  code: 'lock-file-outdated',
  lines: {
    words: [
      'are in sync',
      'existing package-lock.json',
      'frozen-lockfile',
      'frozen lockfile',
      'outdated_lockfile',
      'no_lockfile',
      'lockfile would have been modified',
      'changed significantly',
      'lock file is not up to date',
      'yn0028',
      'deployment mode',
      '--locked was passed',
      'lockfile had changes',
    ],
    pattern:
      /(?<npm>can only install (?:packages when|with an existing) )|Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`|ERR_PNPM_(?:OUTDATED|NO)_LOCKFILE|YN0028|lockfile would have been modified|pyproject\.toml changed significantly|lock file is not up to date|lockfile had changes, but lockfile is frozen|the lock file .* needs to be updated but --locked was passed|You are trying to install in deployment mode after changing|frozen because deployment mode/,
  },
  explain(_failure, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const isMissing = /existing|NO_LOCKFILE/.test(line.match[0]);
    return {
      message: isMissing
        ? 'The lock file that is installed from is not in the source.'
        : 'The lock file does not fit what the project wants now.',
      advice: isMissing
        ? 'Commit it, and see that the command runs in its folder.'
        : 'Install once on your computer, without the strict option, and commit the lock file.',
      docs:
        isMissing || line.match.groups?.npm === undefined
          ? undefined
          : 'https://docs.npmjs.com/cli/commands/npm-ci',
    };
  },
};
