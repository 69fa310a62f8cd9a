import type { FailureRule } from '../rule';

/** A service of AWS takes no more calls for a moment. */
export const awsThrottling: FailureRule = {
  code: 'aws-throttling',
  lines: {
    words: ['throttling', 'rate exceeded', 'requestlimitexceeded', 'toomanyrequestsexception', 'slowdown'],
    pattern:
      /\((?<code>Throttling\w*|RequestLimitExceeded|TooManyRequestsException|SlowDown)\) when calling the (?<operation>\w+) operation|(?:^|[\s:"])(?:Throttling(?:Exception)?|TooManyRequestsException|RequestLimitExceeded): (?<sdk>.*)/,
  },
  explain(_failure, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const { operation } = groups;
    return {
      message: `AWS takes no more calls${operation === undefined ? '' : ` of \`${operation}\``} for the moment.`,
      advice:
        'Run the build again. Where it comes often, run fewer builds at once, or let the tool try again (`AWS_RETRY_MODE=adaptive`, `AWS_MAX_ATTEMPTS`).',
      docs: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
    };
  },
};
