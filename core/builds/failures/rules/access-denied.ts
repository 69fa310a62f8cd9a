import { SERVICE_ROLE_DOCS } from '../docs';
import { iamFix, roleIn } from '../iam';
import type { FailureRule, RuleFinding } from '../rule';

/**
 * IAM's own sentence, which each service repeats: `User: ARN is not authorized to perform: ACTION on resource: ARN because no
 * identity-based policy allows the ACTION action`.
 */
const SENTENCE =
  /User: (?<user>\S+) is not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: ["']?(?<resource>[^\s"']+)["']?)?(?<why>.*)/;

export const accessDenied: FailureRule = {
  code: 'access-denied',
  lines: { words: ['is not authorized to perform:'], pattern: SENTENCE },
  explain({ known }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const { user = '', action = '', why = '' } = groups;
    const resource = groups.resource?.replace(/[.,;]+$/, '');
    const role = roleIn(user);
    const who = role === undefined ? `\`${user}\`` : `The role \`${role}\``;
    const message = `${who} may not do \`${action}\`${resource === undefined ? '' : ` on \`${resource}\``}.`;
    return { message, ...adviceOn(why, action, resource, role, known.runsOn === 'local') };
  },
};

function adviceOn(
  why: string,
  action: string,
  resource: string | undefined,
  role: string | undefined,
  isLocal: boolean,
): Omit<RuleFinding, 'message'> {
  const docs = DOCS[action.split(':')[0] ?? ''] ?? SERVICE_ROLE_DOCS;
  const [, denies] = /with an explicit deny in an? ([\w -]+)/.exec(why) ?? [];
  if (denies !== undefined)
    return {
      advice: `A ${denies} denies it, and no further permission outweighs that. Change that policy.`,
      docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    };
  const [, lacking] = /because no ([\w -]+?) allows/.exec(why) ?? [];
  if (lacking !== undefined && lacking !== 'identity-based policy')
    return {
      advice: `No ${lacking} allows it. Allow it there: a permission of the role alone is not enough.`,
      docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    };
  const whose = isLocal ? 'that the local build has' : 'of the project';
  return {
    advice: `Add a statement that allows it to the role ${whose}.${ADVICE[action] ?? ''}`,
    docs,
    fix: iamFix(
      PUSH_ACTIONS.includes(action) ? PUSH_ACTIONS : [action],
      [resourceOf(action, resource)],
      role,
    ),
  };
}

/** AWS docs sample-docker: a push fails at one after the other. */
const PUSH_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
  'ecr:PutImage',
];

/** What such a call is made with in vain otherwise. */
const ADVICE: Readonly<Record<string, string>> = {
  'ssm:GetParameters':
    ' A role that CodeBuild made has it for names under `/CodeBuild/` alone. A parameter under a key of your own wants `kms:Decrypt` too.',
  'secretsmanager:GetSecretValue': ' A secret under a key of your own wants `kms:Decrypt` too.',
  'kms:Decrypt': ' The policy of the key has to let the role use it as well.',
  'kms:GenerateDataKey': ' The policy of the key has to let the role use it as well.',
  'ecr:GetAuthorizationToken': ' A push wants further actions of ECR on the repository.',
  'sts:AssumeRole': ' The other role has to trust this one as well.',
};

const DOCS: Readonly<Record<string, string>> = {
  ssm: 'https://docs.aws.amazon.com/codebuild/latest/userguide/troubleshooting.html#troubleshooting-parameter-store',
  ecr: 'https://docs.aws.amazon.com/codebuild/latest/userguide/sample-docker.html',
};

/** Actions that IAM knows for no single resource. */
const ON_ALL =
  /^(?:ecr:GetAuthorizationToken|ecr-public:GetAuthorizationToken|sts:GetServiceBearerToken|ec2:Describe\w+|logs:DescribeLogGroups)$/;

function resourceOf(action: string, resource: string | undefined): string {
  return resource === undefined || ON_ALL.test(action) ? '*' : resource;
}
