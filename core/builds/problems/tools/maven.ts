import type { ProblemMatcher } from '../matcher';

/** Compilers and failed tests of JUnit or TestNG in Maven. A failed test names a file without its folder. */
export const MAVEN: readonly ProblemMatcher[] = [
  {
    owner: 'maven',
    pattern: {
      regexp:
        /^\[(ERROR|WARNING)\] (\S.*\.(?:java|kt|groovy|scala)):\[(\d+),(\d+)\] (?:error: )?(?:\[([\w-]+)\] )?(.+)$/,
      severity: 1,
      file: 2,
      line: 3,
      column: 4,
      code: 5,
      message: 6,
    },
  },
  {
    owner: 'maven',
    pattern: [
      { regexp: /^\[ERROR\] (\S+) +(?:-- )?Time elapsed: .+ <<< (?:FAILURE|ERROR)!$/, message: 1 },
      { regexp: /^(\S.*)$/, message: 1 },
      {
        // not in what tests are run and asserted with
        regexp:
          /^\s+at (?:app\/\/)?(?!(?:javax?|jdk|sun|java\.base|(?:org\.)?junit|org\.(?:opentest4j|assertj|hamcrest|testng|mockito)|kotlinx?)[./])(?=((?:[a-z_]\w*\.)*))\1[^()]+\((\w+\.(?:java|kt|scala|groovy)):(\d+)\)$/,
        package: 1,
        file: 2,
        line: 3,
        within: 40,
      },
    ],
  },
];
