import { guide } from '../docs';
import type { FailureRule } from '../rule';

/** An image registry without a login, or with one that has run out after 12 hours. */
export const registryLogin: FailureRule = {
  code: 'registry-login',
  lines: {
    words: [
      'failed with status code [',
      'no basic auth credentials',
      'authorization token has expired',
      'pull access denied',
      'authentication required',
      'insufficient_scope',
      'push access denied',
      'denied: requested access',
      'authorization failed',
      'incorrect username or password',
      'access forbidden',
    ],
    pattern:
      /(?<none>no basic auth credentials)|(?<expired>[Yy]our authorization token has expired)|pull access denied for (?<image>[^\s,]+)|push access denied|denied: requested access to the resource is denied|unauthorized: (?:authentication required|incorrect username or password|access token has insufficient scopes)|insufficient_scope: authorization failed|pull access denied, repository does not exist|pulling from host \S+ failed with status code \[.*\]: 40[13]\b/,
  },
  explain({ command }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const isEcr =
      lines.some(({ text }) => /\.dkr\.ecr\.|Basic/.test(text)) ||
      /\.dkr\.ecr\.|\becr\b/.test(command?.text ?? '');
    const { none, expired, image } = groups;
    return {
      message:
        expired !== undefined
          ? 'The login to the image registry has expired.'
          : image !== undefined
            ? `The registry gives no image \`${image}\`: it does not exist, or wants a login.`
            : `The image registry wants a login${none === undefined ? ' that allows this' : ', and has none'}.`,
      advice: isEcr
        ? 'Log in before: `aws ecr get-login-password --region REGION | docker login --username AWS --password-stdin ACCOUNT.dkr.ecr.REGION.amazonaws.com`, with the account and region of the repository.'
        : 'Check the name of the image. Log in before with `docker login --password-stdin`, its password from Secrets Manager.',
      docs: guide('sample-docker'),
    };
  },
};
