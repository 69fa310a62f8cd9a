import type { FailureRule } from '../rule';

/** A package that is compiled while it is installed: no ready one fits this system and runtime. */
export const packageBuildFailed: FailureRule = {
  code: 'package-build-failed',
  lines: {
    words: [
      'failed building wheel',
      'failed to build',
      'egg_info',
      'subprocess-exited-with-error',
      'gyp err!',
      'building native extension',
      'metadata-generation-failed',
    ],
    pattern: [
      /Failed building wheel for (?<wheel>[\w.-]+)/,
      /ERROR: Failed to build installable wheels for .*\((?<wheels>[^)]+)\)/,
      /Command ".*setup\.py egg_info" failed with error code \d+ in \/tmp\/[^/]+\/(?<egg>[\w.-]+)/,
      /error: subprocess-exited-with-error|metadata-generation-failed/,
      /gyp ERR! (?:build error|configure error|not ok)/,
      /Failed to build gem native extension/,
    ],
  },
  explain(_failure, lines) {
    if (lines.length === 0) return undefined;
    const name = lines
      .flatMap(({ match }) => Object.values(match.groups ?? {}))
      .find((value) => value !== undefined);
    return {
      message: `${name === undefined ? 'A package' : `The package \`${name}\``} had to be compiled for this system, and that failed.`,
      advice:
        'See the first error above. Most often there is a ready package for another version of the runtime, or a newer version of the package; else install its compiler and headers first.',
    };
  },
};
