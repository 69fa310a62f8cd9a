import type { ProblemMatcher } from '../matcher';

/** Terraform and OpenTofu. */
export const TERRAFORM: readonly ProblemMatcher[] = [
  {
    owner: 'terraform',
    pattern: [
      { regexp: /^(?:│ )?(Error|Warning): (\S.*)$/, severity: 1, message: 2 },
      { regexp: /^(?:│ )? +on (\S.*) line (\d+)(?:, in .+)?:$/, file: 1, line: 2, within: 2 },
    ],
  },
];
