import { ecrGetLogin as lintRule } from '../../../buildspec/lint/ecr-get-login';
import type { FailureRule } from '../rule';

/** Version 2 of the AWS CLI has no `aws ecr get-login`. */
export const ecrGetLogin: FailureRule = {
  code: 'ecr-get-login',
  lines: {
    words: ['invalid choice'],
    pattern: /[Ii]nvalid choice/,
  },
  explain({ command, buildspec }, lines) {
    if (lines.length === 0 || !/\becr get-login(?!-password)\b/.test(command?.text ?? '')) return undefined;
    const found = buildspec?.lintInput && lintRule.check(buildspec.lintInput)[0];
    return {
      message: '`aws ecr get-login` is gone from version 2 of the AWS CLI.',
      advice: 'Write `aws ecr get-login-password | docker login --username AWS --password-stdin REGISTRY`.',
      docs: 'https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html',
      range: found?.range,
      fix: found?.fix && { kind: 'buildspec', ...found.fix },
    };
  },
};
