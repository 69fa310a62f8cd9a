import { BUILDSPEC_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** git in a command, which has no credentials unless the buildspec says so. */
export const gitAccess: FailureRule = {
  code: 'git-access',
  lines: {
    words: [
      'could not read username',
      'could not read password',
      'terminal prompts disabled',
      'permission denied (publickey',
      'authentication failed for',
      'repository not found',
      'host key verification failed',
      'invalid username or',
      'support for password authentication was removed',
    ],
    pattern:
      /could not read (?:Username|Password) for '(?<prompt>[^']+)'|terminal prompts disabled|(?<ssh>Permission denied \(publickey|Host key verification failed)|Authentication failed for '(?<url>[^']+)'|remote: (?:Repository not found|Invalid username or|Support for password authentication was removed)/,
  },
  explain({ known }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const url = groups.prompt ?? groups.url;
    return {
      message:
        groups.ssh !== undefined
          ? 'The git server knows no SSH key of the build.'
          : `git has no credentials for ${url === undefined ? 'a repository' : `\`${url}\``}.`,
      advice:
        groups.ssh !== undefined
          ? 'Take the address with `https://`, or load a key from Secrets Manager with `ssh-add`, and the key of the server into `known_hosts`.'
          : known.runsOn === 'local'
            ? 'A local build gives git no credentials. Bring the repository along as a secondary source, or give the command a token.'
            : 'Write `git-credential-helper: yes` under `env`, which gives git those of the source; other providers want a token of their own.',
      docs: BUILDSPEC_DOCS,
    };
  },
};
