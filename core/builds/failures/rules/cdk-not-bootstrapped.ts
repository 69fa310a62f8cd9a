import type { FailureRule } from '../rule';

/** The CDK wants its own stack in each account and region. */
export const cdkNotBootstrapped: FailureRule = {
  code: 'cdk-not-bootstrapped',
  lines: {
    words: ['bootstrap'],
    pattern: [
      /(?<environment>aws:\/\/[\w-]+\/[\w-]+)[^a-z]*failed bootstrapping/,
      /SSM parameter \/cdk-bootstrap\/\S+ not found|[Hh]as the environment been bootstrapped|has not been bootstrapped|[Pp]lease run 'cdk bootstrap/,
      /(?<old>requires bootstrap stack version '\d+', found '\d+'|Not downgrading existing bootstrap stack)/,
    ],
  },
  explain(_failure, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const isOld = line.match.groups?.old !== undefined;
    return {
      message: isOld
        ? 'The bootstrap stack of the CDK is of another version than this one wants.'
        : 'The CDK finds no bootstrap stack in the account and region that it deploys to.',
      advice:
        'Run `cdk bootstrap aws://ACCOUNT/REGION` once with a current version of the CDK; for another account trust this one (`--trust`). The role of the build needs `sts:AssumeRole` on the roles of that stack.',
      docs: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping.html',
    };
  },
};
