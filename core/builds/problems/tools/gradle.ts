import type { ProblemMatcher } from '../matcher';

/** Failed tests in Gradle. They name a file without its folder. */
export const GRADLE: readonly ProblemMatcher[] = [
  {
    owner: 'gradle',
    pattern: [
      { regexp: /^(?=\S.* > )(.+) FAILED$/, message: 1 },
      {
        regexp: /^\s+(?:(\S.*) )?at (\w+\.(?:java|kt|scala|groovy)):(\d+)$/,
        message: 1,
        file: 2,
        line: 3,
        within: 3,
      },
    ],
  },
];
