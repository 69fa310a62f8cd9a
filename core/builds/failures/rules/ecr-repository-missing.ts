import type { FailureRule } from '../rule';

/** ECR makes no repository by itself. */
export const ecrRepositoryMissing: FailureRule = {
  code: 'ecr-repository-missing',
  lines: {
    words: ['does not exist in the registry with id', 'repositorynotfoundexception'],
    pattern:
      /[Tt]he repository with name '(?<name>[^']+)' does not exist in the registry with id '(?<account>\d+)'|RepositoryNotFoundException/,
  },
  explain({ known }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const { name, account } = groups;
    return {
      message: `ECR has no repository${name === undefined ? '' : ` \`${name}\` in account ${account}`}${known.region === undefined ? '' : `, as seen from ${known.region}`}.`,
      advice:
        'Check account, region and name in the address of the image, and make the repository before the first push.',
      docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html',
    };
  },
};
