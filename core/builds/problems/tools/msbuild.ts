import type { ProblemMatcher } from '../matcher';

/** MSBuild with the compilers of C#, F#, Visual Basic and Visual C++. */
export const MSBUILD: readonly ProblemMatcher[] = [
  {
    owner: 'msbuild',
    pattern: {
      regexp:
        /^\s*(?:\d+>)?(\S.*)\((\d+|\d+,\d+|\d+,\d+,\d+,\d+)\) ?: (?:\w+ )?(?:fatal )?(error|warning) ([A-Za-z]{1,5}\d+) ?: (.+?)(?: \[[^\]]+proj[^\]]*\])?$/,
      file: 1,
      location: 2,
      severity: 3,
      code: 4,
      message: 5,
    },
  },
];
