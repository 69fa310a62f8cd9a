import { inContexts } from '../contexts';
import { VPC_DOCS } from '../docs';
import { iamFix } from '../iam';
import type { Failure, FailureRule, RuleFinding } from '../rule';

/** What CodeBuild needs to place a build in a VPC: AWS docs vpc-support, and troubleshooting "INSUFFICIENT_SUBNET". */
const ACTIONS = [
  'ec2:CreateNetworkInterface',
  'ec2:CreateNetworkInterfacePermission',
  'ec2:DescribeDhcpOptions',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeSubnets',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeVpcs',
];

export const vpcSetup: FailureRule = {
  code: 'vpc-setup',
  explain(failure) {
    const isFull = failure.contexts.some(({ statusCode }) => statusCode === 'INSUFFICIENT_SUBNET');
    if (isFull)
      return {
        message: 'The subnets of the project have no free IP address for the build.',
        advice: 'Give the project larger subnets or more of them, or run fewer builds at once.',
        docs: VPC_DOCS,
      };
    if (!inContexts(failure, /UnauthorizedOperation|ec2:CreateNetworkInterface|unable to create ENI/i))
      return otherwise(failure);
    return {
      message: 'The role of the project may not make the network interface that a build in a VPC needs.',
      advice: 'Allow the role what a build in a VPC wants of EC2.',
      docs: VPC_DOCS,
      fix: iamFix(ACTIONS, ['*']),
    };
  },
};

/** Such as a subnet or a security group that is gone. */
function otherwise({ contexts }: Failure): RuleFinding | undefined {
  const context = contexts.find(({ statusCode }) => statusCode === 'VPC_CLIENT_ERROR');
  if (!context) return undefined;
  const why = context.message === '' ? '' : `: ${context.message.split('\n')[0]?.replace(/\.$/, '')}`;
  return {
    message: `CodeBuild could not place the build in the VPC of the project${why}.`,
    advice:
      'See that the VPC, the subnets and the security groups that the project names are there, in its region.',
    docs: VPC_DOCS,
  };
}
