import type { RuleCases } from './case';

const USER =
  'User: arn:aws:sts::111122223333:assumed-role/codebuild-web/AWSCodeBuild-b0931d7a-83c6-4df9-a555-f341715bf817';
const denied = (action: string, resource: string, why = '') =>
  `${USER} is not authorized to perform: ${action} on resource: ${resource}${why}`;

export const ACCESS: RuleCases[] = [
  {
    code: 'access-denied',
    wrong: [
      {
        what: 'the resource that S3 puts in quotes',
        failed: {
          phase: 'UPLOAD_ARTIFACTS',
          code: 'CLIENT_ERROR',
          message:
            'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/web/AWSCodeBuild-1 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::out/web.zip" because no identity-based policy allows the s3:PutObject action',
        },
        message: /^The role `web` may not do `s3:PutObject` on `arn:aws:s3:::out\/web\.zip`\.$/,
        fix: {
          statement: {
            Effect: 'Allow',
            Action: ['s3:PutObject'],
            Resource: ['arn:aws:s3:::out/web.zip'],
          },
        },
      },
      {
        what: 'ECR, whose login is for no single resource',
        failed: {
          output: [
            `An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: ${denied('ecr:GetAuthorizationToken', '*', ' because no identity-based policy allows the ecr:GetAuthorizationToken action')}`,
            'Error: Cannot perform an interactive login from a non TTY device',
          ],
        },
        message: /role `codebuild-web` may not do `ecr:GetAuthorizationToken`/,
        fix: {
          kind: 'iam-statement',
          role: 'codebuild-web',
          statement: { Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: ['*'] },
        },
      },
      {
        what: 'a push to ECR, with all that it wants',
        failed: {
          output: [
            `denied: ${denied('ecr:InitiateLayerUpload', 'arn:aws:ecr:eu-west-1:111122223333:repository/web', ' because no identity-based policy allows the ecr:InitiateLayerUpload action')}`,
          ],
        },
        fix: {
          kind: 'iam-statement',
          statement: {
            Effect: 'Allow',
            Action: [
              'ecr:BatchCheckLayerAvailability',
              'ecr:InitiateLayerUpload',
              'ecr:UploadLayerPart',
              'ecr:CompleteLayerUpload',
              'ecr:PutImage',
            ],
            Resource: ['arn:aws:ecr:eu-west-1:111122223333:repository/web'],
          },
        },
      },
      {
        what: 'Parameter Store, in the phase itself',
        failed: {
          code: 'Decrypted Variables Error',
          message: `AccessDeniedException: ${denied('ssm:GetParameters', 'arn:aws:ssm:eu-west-1:111122223333:parameter/app/db')}`,
        },
        message: /`ssm:GetParameters` on `arn:aws:ssm:.*parameter\/app\/db`/,
        advice: /\/CodeBuild\//,
      },
      {
        what: 'Secrets Manager',
        failed: {
          code: 'Secrets Manager Error',
          message: `AccessDeniedException: ${denied('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app/db-AbCdEf')}`,
        },
        fix: { kind: 'iam-statement' },
      },
      {
        what: 'a key of KMS',
        failed: {
          output: [
            `An error occurred (AccessDeniedException) when calling the Decrypt operation: ${denied('kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd')}`,
          ],
        },
        advice: /policy of the key/,
      },
      {
        what: 'an explicit deny, which no statement outweighs',
        failed: {
          output: [
            denied(
              's3:PutObject',
              'arn:aws:s3:::site/index.html',
              ' with an explicit deny in a service control policy',
            ),
          ],
        },
        advice: /^A service control policy denies it/,
      },
      {
        what: 'an endpoint of a VPC that lets nothing through',
        failed: {
          output: [
            denied(
              's3:GetObject',
              'arn:aws:s3:::site/a',
              ' because no VPC endpoint policy allows the s3:GetObject action',
            ),
          ],
        },
        advice: /^No VPC endpoint policy allows it/,
      },
    ],
    lookAlike: [
      {
        what: 'an application that refuses a user',
        failed: { output: ['403 user bob is not authorized to perform this action'] },
      },
      {
        what: 'the text of the failed command itself',
        failed: { command: `echo "${denied('s3:GetObject', '*')}"; false` },
      },
    ],
  },
  {
    code: 's3-access-denied',
    wrong: [
      {
        what: 'an upload of the AWS CLI',
        failed: {
          command: 'aws s3 sync dist s3://site',
          output: [
            'upload failed: dist/index.html to s3://site/index.html An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
          ],
        },
        message: /`s3:PutObject` on `s3:\/\/site\/index\.html`/,
        fix: {
          kind: 'iam-statement',
          statement: {
            Effect: 'Allow',
            Action: ['s3:PutObject'],
            Resource: ['arn:aws:s3:::site/index.html'],
          },
        },
      },
      {
        what: 'a download whose place stands in the command',
        failed: {
          command: 'aws s3 cp s3://assets/logo.png .',
          output: ['fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden'],
        },
        message: /`s3:GetObject` on `s3:\/\/assets\/logo\.png`/,
      },
      {
        what: 'a list, for which the bucket is the resource',
        failed: {
          command: 'aws s3 ls s3://assets/icons/',
          output: [
            'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied',
          ],
        },
        fix: {
          kind: 'iam-statement',
          statement: { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: ['arn:aws:s3:::assets'] },
        },
      },
      {
        what: 'artifacts that the agent may not upload',
        failed: {
          phase: 'UPLOAD_ARTIFACTS',
          code: 'CLIENT_ERROR',
          message:
            'Error uploading artifacts: AccessDenied: Access Denied\nstatus code: 403, request id: 1, host id: 2',
        },
      },
    ],
    lookAlike: [
      {
        what: 'another service that denies access',
        failed: {
          output: ['An error occurred (AccessDenied) when calling the AssumeRole operation: Access Denied'],
        },
      },
    ],
  },
  {
    code: 'kms-access-denied',
    wrong: [
      {
        what: 'a key that the build may not use',
        failed: {
          output: [
            'An error occurred (AccessDeniedException) when calling the Decrypt operation: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
          ],
        },
      },
      {
        what: 'a disabled key',
        failed: { output: ['KMS.DisabledException: arn:aws:kms:eu-west-1:111122223333:key/1 is disabled.'] },
        message: /disabled/,
      },
    ],
    lookAlike: [{ what: 'a text that is no cipher', failed: { output: ['error: invalid ciphertext'] } }],
  },
  {
    code: 'logs-access-denied',
    wrong: [
      {
        what: 'a role that may not write the log',
        failed: {
          phase: 'PROVISIONING',
          code: 'ACCESS_DENIED',
          message: `Service role arn:aws:iam::111122223333:role/service-role/web does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build arn:aws:codebuild:eu-west-1:111122223333:build/web:11c70fed. Error message: ${denied('logs:CreateLogStream', 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/codebuild/web:log-stream:11c70fed')}`,
        },
        message: /role `web`/,
        fix: {
          kind: 'iam-statement',
          role: 'web',
          statement: {
            Effect: 'Allow',
            Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: [
              'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/codebuild/web',
              'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/codebuild/web:*',
            ],
          },
        },
      },
      {
        what: 'the same without IAM’s sentence',
        failed: {
          phase: 'SUBMITTED',
          code: 'ACCESS_DENIED',
          message:
            'Service role arn:aws:iam::111122223333:role/web does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build arn:aws:codebuild:eu-west-1:111122223333:build/web:11c70fed',
        },
        message: /log-group:\/aws\/codebuild\/web/,
      },
    ],
    lookAlike: [
      {
        what: 'a command that may not read logs',
        failed: {
          output: [denied('logs:GetLogEvents', 'arn:aws:logs:eu-west-1:111122223333:log-group:/app:*')],
        },
      },
    ],
  },
  {
    code: 'service-role',
    wrong: [
      {
        what: 'a role that does not trust CodeBuild',
        failed: {
          phase: 'SUBMITTED',
          code: 'CLIENT_ERROR',
          message:
            'CodeBuild is not authorized to perform: sts:AssumeRole on arn:aws:iam::111122223333:role/service-role/web',
        },
        message: /role `web`/,
      },
    ],
    lookAlike: [
      {
        what: 'a command that assumes a role',
        failed: { output: [denied('sts:AssumeRole', 'arn:aws:iam::444455556666:role/deploy')] },
      },
    ],
  },
  {
    code: 'vpc-setup',
    wrong: [
      {
        what: 'a role that may make no network interface',
        failed: {
          phase: 'PROVISIONING',
          code: 'VPC_CLIENT_ERROR',
          message: 'Unexpected EC2 error: UnauthorizedOperation',
        },
        fix: { kind: 'iam-statement' },
      },
      {
        what: 'subnets without addresses',
        failed: { phase: 'QUEUED', code: 'INSUFFICIENT_SUBNET' },
        message: /no free IP/,
      },
      {
        what: 'a security group that is gone',
        failed: {
          phase: 'PROVISIONING',
          code: 'VPC_CLIENT_ERROR',
          message: "The security group 'sg-1' does not exist.",
        },
        message: /VPC of the project: The security group 'sg-1' does not exist\.$/,
      },
    ],
    lookAlike: [
      {
        what: 'a command that calls EC2',
        failed: {
          output: [
            'An error occurred (UnauthorizedOperation) when calling the DescribeInstances operation: You are not authorized to perform this operation.',
          ],
        },
      },
    ],
  },
];
