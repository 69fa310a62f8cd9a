import { entryOf } from '../tree';
import type { LintRule } from './rule';

const MOST_RETRIES = 100;

/** AWS docs build-spec-ref, on-failure: 0 to 100 retries, and a regular expression after that. */
export const invalidRetry: LintRule = {
  code: 'invalid-retry',
  severity: 'warning',
  check({ phases }) {
    return phases.flatMap(({ entry }) => {
      const value = entryOf(entry.value, 'on-failure')?.value;
      if (value?.kind !== 'scalar') return [];
      const [, count, pattern] = /^retry(?:-(\d+)(?=-|$))?(?:-(.+))?$/is.exec(value.value.trim()) ?? [];
      if (count !== undefined && Number(count) > MOST_RETRIES) {
        return [
          {
            message: `CodeBuild retries ${MOST_RETRIES} times at most. Write a count from 0 to ${MOST_RETRIES}.`,
            range: value.range,
          },
        ];
      }
      if (pattern === undefined || isPattern(pattern)) return [];
      return [
        {
          message: `\`${pattern}\` is no regular expression, so no error message matches it. Text that stands for itself needs a \`\\\` before each of \`* + ? ( ) [ ] { }\`.`,
          range: value.range,
        },
      ];
    });
  },
};

/** Dialects differ: only what none of them takes is no pattern. */
function isPattern(pattern: string): boolean {
  const common = pattern.replace(/\(\?[a-z-]*(:|\))/g, '(?:').replace(/\(\?P?</g, '(?<');
  if (common !== pattern) return true;
  if (/^[*+?]/.test(pattern)) return false;
  try {
    new RegExp(pattern);
    return true;
  } catch {
    // possessive quantifiers and atomic groups are none of JavaScript's
    return /[*+?}]\+|\(\?>/.test(pattern);
  }
}
