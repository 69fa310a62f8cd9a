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
      message: `The log holds what looks like ${listed([...kinds])}.`,
      advice: `${kinds.size === 1 ? 'Make it invalid and take a new one' : 'Make them invalid and take new ones'}, kept in Secrets Manager or Parameter Store; then find what prints ${kinds.size === 1 ? 'it' : 'them'} (\`set -x\`, \`env\`, verbose options). All who can read the log have ${kinds.size === 1 ? 'it' : 'them'}.`,
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/security-best-practices.html',
    };
  },
};

function kindsIn(text: string): string[] {
  return SECRET_PATTERNS.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);
}

function listed(kinds: readonly string[]): string {
  const last = kinds.at(-1) ?? '';
  return kinds.length < 2 ? last : `${kinds.slice(0, -1).join(', ')} and ${last}`;
}
