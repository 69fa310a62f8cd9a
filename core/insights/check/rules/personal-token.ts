import { ACCESS_TOKENS } from '../docs';
import { sourcesOf } from '../project-parts';
import type { CheckRule } from '../rule';

const NAMES: Readonly<Record<string, string>> = {
  PERSONAL_ACCESS_TOKEN: 'an access token',
  BASIC_AUTH: 'a user name and password',
};

/** A source with an `auth` of its own does not use the account's. */
export const personalToken: CheckRule = {
  code: 'personal-token',
  severity: 'low',
  why: 'It reaches whatever its user reaches, all projects of the account and region use it, and it ends when its user leaves.',
  docs: ACCESS_TOKENS,
  check({ project, sourceCredentials }) {
    const servers = new Set(
      sourcesOf(project).flatMap(({ source: { type, auth } }) => (auth?.resource ? [] : (type ?? []))),
    );
    if (![...servers].some((server) => SERVERS.has(server))) return [];
    if ('unknown' in sourceCredentials) return sourceCredentials;
    return sourceCredentials.known.flatMap(({ serverType = '', authType = '' }) => {
      const what = Object.hasOwn(NAMES, authType) ? NAMES[authType] : undefined;
      if (!servers.has(serverType as never) || what === undefined) return [];
      return {
        message: `CodeBuild reads ${serverType} with ${what} that the account keeps.`,
        fix: 'Connect the project by CodeConnections, whose app is limited to the repositories that it is installed for.',
      };
    });
  },
};

/** Those that the account keeps credentials for. */
const SERVERS: ReadonlySet<string> = new Set([
  'GITHUB',
  'GITHUB_ENTERPRISE',
  'BITBUCKET',
  'GITLAB',
  'GITLAB_SELF_MANAGED',
]);
