import type { ProblemMatcher } from '../matcher';

/** Steps of a Dockerfile that fail in Docker's builder. */
export const DOCKER: readonly ProblemMatcher[] = [
  {
    owner: 'docker',
    pattern: [
      { regexp: /^(\S*(?:[Dd]ocker|[Cc]ontainer)file\S*):(\d+)$/, file: 1, line: 2 },
      { regexp: /^(?:ERROR: |error: )?(failed to (?:solve|build): .+)$/, message: 1, within: 20 },
    ],
  },
];
