import type { FailureRule } from '../rule';

const DOCKER_HUB = 'https://docs.docker.com/docker-hub/usage/';

/** Docker Hub counts by address, and builds of all customers share those of CodeBuild; ECR Public counts too. */
export const registryRateLimit: FailureRule = {
  code: 'registry-rate-limit',
  lines: {
    words: ['toomanyrequests', '429 too many requests', 'api rate limit exceeded', 'e429', 'status code 429'],
    // BuildKit says both in a line
    pattern: [
      /toomanyrequests:? ?(?<registry>.*)/i,
      /API rate limit exceeded for (?<github>\S+)|(?:npm (?:ERR!|error) .*)?\b429 Too Many Requests|\bE429\b|status code 429/i,
    ],
  },
  explain(failure, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const { registry, github } = line.match.groups ?? {};
    if (github !== undefined)
      return {
        message: 'The API of GitHub takes no more calls from this address for now.',
        advice:
          'Give the tool a token of GitHub, kept in Secrets Manager: calls with one are counted by themselves.',
        docs: 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api',
      };
    if (registry === undefined)
      return {
        message: 'A server takes no more requests from this address for now (429 Too Many Requests).',
        advice:
          'Try again later. Keep what is downloaded in a cache, or fetch it through a registry of your own, such as CodeArtifact.',
        docs: 'https://docs.aws.amazon.com/codeartifact/latest/ug/welcome.html',
      };
    const isLocal = failure.known.runsOn === 'local';
    return {
      message: 'The registry gives no more images to this address for now (toomanyrequests).',
      advice: isLocal
        ? 'Log in to it (`docker login`), or take the image from another registry, such as `public.ecr.aws/docker/library/`.'
        : 'Take the image from `public.ecr.aws/docker/library/` or from ECR, or log in to the registry before; builds share their addresses with others.',
      docs: DOCKER_HUB,
    };
  },
};
