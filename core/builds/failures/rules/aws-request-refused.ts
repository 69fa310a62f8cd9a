import type { FailureRule } from '../rule';

/** Any other error of the AWS CLI, in its own words. */
export const awsRequestRefused: FailureRule = {
  code: 'aws-request-refused',
  lines: {
    words: ['an error occurred ('],
    pattern:
      /An error occurred \((?<error>\w+)\) when calling the (?<operation>\w+) operation(?: \(reached max retries: \d+\))?: ?(?<message>.*)/,
  },
  explain(_failure, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const { error, operation, message = '' } = groups;
    const isDenied = /AccessDenied|Unauthorized|Forbidden/.test(error ?? '');
    return {
      message: `AWS refused \`${operation}\` (${error})${message === '' ? '' : `: ${message.replace(/\.$/, '')}`}.`,
      advice: isDenied
        ? 'Allow the role of the build this action, and see that no policy denies it.'
        : 'Check what the command passes: names, region and account.',
    };
  },
};
