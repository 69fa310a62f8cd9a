import { RUNTIMES_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** The loader of Linux: a program that was built for a newer system than the image is. */
export const libraryTooOld: FailureRule = {
  code: 'library-too-old',
  lines: {
    words: ["' not found (required by", 'cannot open shared object file'],
    pattern: [
      /version [`'‘](?<version>(?:GLIBC|GLIBCXX|CXXABI)_[\d.]+)['’] not found \(required by (?<program>[^)]+)\)/,
      /error while loading shared libraries: (?<library>[\w.+-]+): cannot open shared object file/,
    ],
  },
  explain(_failure, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const { version, program, library } = groups;
    return {
      message:
        library === undefined
          ? `\`${program}\` wants a newer system library (${version}) than the image has.`
          : `A program wants the library \`${library}\`, which the image does not have.`,
      advice:
        library === undefined
          ? 'Take a newer image, or a version of the program for this one.'
          : 'Install the package of the system that has it, in the install phase.',
      docs: RUNTIMES_DOCS,
    };
  },
};
