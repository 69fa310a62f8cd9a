import { problemFix } from '../problem-fix';
import type { FailureRule } from '../rule';

/** aws-toolkit-vscode#4008: the agent goes on without them, so a variable or phase may be missing. */
export const unknownKeys: FailureRule = {
  code: 'unknown-keys',
  anywhere: {
    words: ['possible syntax errors in buildspec'],
    pattern: /Found possible syntax errors in buildspec/,
  },
  explain({ buildspec }, _lines, anywhere) {
    if (anywhere.length === 0) return undefined;
    const problems = buildspec?.problems.filter(({ code }) => code === 'unknown-key') ?? [];
    const keys = problems.map(({ range }) => `\`${buildspec?.text.slice(range.start, range.end)}\``);
    return {
      message: `CodeBuild ignored keys of the buildspec that it does not know${keys.length === 0 ? '' : `: ${keys.join(', ')}`}.`,
      advice: 'What stands below them had no effect. Correct or remove them.',
      fix: problemFix(problems.find(({ fix }) => fix)),
    };
  },
};
