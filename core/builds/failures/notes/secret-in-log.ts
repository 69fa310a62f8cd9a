import type { FailureRule } from '../rule';
import { SECRET_PATTERNS, SECRET_WORDS } from '../secret-patterns';

/** CodeBuild masks the values of Parameter Store and Secrets Manager alone, and those only where they stand whole. */
export const secretInLog: FailureRule = {
  code: 'secret-in-log',
  anywhere: {
    words: SECRET_WORDS,
    pattern: new RegExp(SECRET_PATTERNS.map(({ pattern }) => pattern.source).join('|'), 'i'),
    unmasked: true,
  },
  explain(_failure, _lines, anywhere) {
    const kinds = new Set(anywhere.flatMap(({ match }) => kindsIn(match[0])));
    if (kinds.size === 0) return undefined;
    return {
      message: `The log holds what looks like ${[...kinds].join(' and ')}.`,
      advice:
        'Make it invalid and take a new one, kept in Secrets Manager or Parameter Store; then find what prints it (`set -x`, `env`, verbose options). All who can read the log have it.',
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/security-best-practices.html',
    };
  },
};

function kindsIn(text: string): string[] {
  return SECRET_PATTERNS.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);
}
