import type { Project } from '@aws-sdk/client-codebuild';

/** Text that means something to each of the formats. */
export const HOSTILE = 'it\'s "100 %{x}" of ${y} at `$(z)` \\b C:\\dir\t# no: comment';

export const BUILDSPEC = `version: 0.2
phases:
  build:
    commands:
      - echo "\${HOME}" 'and' %{this}

      - |
        echo EOT
        make
`;

/** A project with all that one can have. */
export const FULL: Project = {
  name: 'web',
  arn: 'arn:aws:codebuild:eu-central-1:111122223333:project/web',
  description: HOSTILE,
  source: {
    type: 'GITHUB',
    location: 'https://github.com/example/web.git',
    gitCloneDepth: 1,
    gitSubmodulesConfig: { fetchSubmodules: true },
    buildspec: BUILDSPEC,
    auth: {
      type: 'CODECONNECTIONS',
      resource: 'arn:aws:codeconnections:eu-central-1:111122223333:connection/1',
    },
    reportBuildStatus: true,
    buildStatusConfig: { context: 'ci', targetUrl: 'https://example.com' },
    insecureSsl: false,
  },
  sourceVersion: 'refs/heads/main',
  secondarySources: [{ type: 'S3', location: 'example/lib.zip', sourceIdentifier: 'lib' }],
  secondarySourceVersions: [{ sourceIdentifier: 'lib', sourceVersion: '3' }],
  artifacts: {
    type: 'S3',
    location: 'example-artifacts',
    path: '',
    namespaceType: 'BUILD_ID',
    name: 'web',
    packaging: 'ZIP',
    overrideArtifactName: false,
    encryptionDisabled: false,
    bucketOwnerAccess: 'FULL',
  },
  secondaryArtifacts: [{ type: 'S3', location: 'example-docs', name: 'docs', artifactIdentifier: 'docs' }],
  cache: { type: 'LOCAL', modes: ['LOCAL_SOURCE_CACHE', 'LOCAL_CUSTOM_CACHE'] },
  environment: {
    type: 'LINUX_CONTAINER',
    image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/tools:1.0',
    computeType: 'BUILD_GENERAL1_MEDIUM',
    computeConfiguration: { vCpu: 4, memory: 8 },
    fleet: { fleetArn: 'arn:aws:codebuild:eu-central-1:111122223333:fleet/one:1' },
    environmentVariables: [
      { name: 'STAGE', value: 'production', type: 'PLAINTEXT' },
      { name: 'EMPTY', value: '', type: 'PLAINTEXT' },
      { name: 'NUMBER', value: '010', type: 'PLAINTEXT' },
      { name: 'ANSWER', value: 'yes', type: 'PLAINTEXT' },
      { name: 'HOSTILE', value: HOSTILE, type: 'PLAINTEXT' },
      { name: 'LINES', value: ' one\r\ntwo\u0007\u2028', type: 'PLAINTEXT' },
      { name: 'DB_PASSWORD', value: 'hunter2hunter2', type: 'PLAINTEXT' },
      { name: 'API_TOKEN', value: '/web/token', type: 'PARAMETER_STORE' },
    ],
    privilegedMode: false,
    certificate: 'example/cert.pem',
    registryCredential: { credential: 'registry', credentialProvider: 'SECRETS_MANAGER' },
    imagePullCredentialsType: 'SERVICE_ROLE',
    dockerServer: {
      computeType: 'BUILD_GENERAL1_SMALL',
      securityGroupIds: ['sg-0123456789abcdef0'],
      status: { status: 'ACTIVE', message: '' },
    },
    hostKernel: 'LINUX_KERNEL_6',
  },
  serviceRole: 'arn:aws:iam::111122223333:role/service-role/web-build',
  timeoutInMinutes: 30,
  queuedTimeoutInMinutes: 480,
  encryptionKey: 'arn:aws:kms:eu-central-1:111122223333:alias/aws/s3',
  tags: [
    { key: 'a: b', value: '${c}' },
    { key: 'team', value: 'web' },
    { key: 'aws:cloudformation:stack-name', value: 'web' },
  ],
  created: new Date(0),
  lastModified: new Date(0),
  webhook: {
    url: 'https://api.github.com/repos/example/web/hooks/1',
    payloadUrl: 'https://codebuild.eu-central-1.amazonaws.com/webhooks?t=e30',
    secret: 'webhooksecret',
    lastModifiedSecret: new Date(0),
    status: 'ACTIVE',
    buildType: 'BUILD',
    filterGroups: [
      [
        { type: 'EVENT', pattern: 'PUSH', excludeMatchedPattern: false },
        { type: 'HEAD_REF', pattern: '^refs/heads/(main|v\\d+)$', excludeMatchedPattern: false },
      ],
      [{ type: 'EVENT', pattern: 'PULL_REQUEST_CREATED' }],
    ],
    pullRequestBuildPolicy: { requiresCommentApproval: 'ALL_PULL_REQUESTS', approverRoles: ['GITHUB_WRITE'] },
  },
  vpcConfig: {
    vpcId: 'vpc-0123456789abcdef0',
    subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    securityGroupIds: ['sg-0123456789abcdef0'],
  },
  badge: {
    badgeEnabled: true,
    badgeRequestUrl: 'https://codebuild.eu-central-1.amazonaws.com/badges?uuid=1',
  },
  logsConfig: {
    cloudWatchLogs: { status: 'ENABLED', groupName: '/builds', streamName: 'web' },
    s3Logs: {
      status: 'ENABLED',
      location: 'example-logs/web',
      encryptionDisabled: false,
      bucketOwnerAccess: 'NONE',
    },
  },
  fileSystemLocations: [
    {
      type: 'EFS',
      location: 'fs-0123456789abcdef0.efs.eu-central-1.amazonaws.com:/',
      mountPoint: '/mnt',
      identifier: 'efs',
      mountOptions: 'nfsvers=4.1',
    },
  ],
  buildBatchConfig: {
    serviceRole: 'arn:aws:iam::111122223333:role/batch',
    combineArtifacts: false,
    restrictions: {
      maximumBuildsAllowed: 10,
      computeTypesAllowed: ['BUILD_GENERAL1_SMALL'],
      fleetsAllowed: ['one'],
    },
    timeoutInMins: 60,
    batchReportMode: 'REPORT_AGGREGATED_BATCH',
  },
  concurrentBuildLimit: 2,
  projectVisibility: 'PUBLIC_READ',
  publicProjectAlias: 'eyJ',
  resourceAccessRole: 'arn:aws:iam::111122223333:role/public',
  autoRetryLimit: 1,
};

/** A project with little more than the API asks for. */
export const SMALL: Project = {
  name: 'small',
  arn: 'arn:aws:codebuild:us-east-1:111122223333:project/small',
  source: { type: 'NO_SOURCE', buildspec: 'version: 0.2\nphases: {}' },
  artifacts: { type: 'NO_ARTIFACTS' },
  environment: {
    type: 'LINUX_LAMBDA_CONTAINER',
    image: 'aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22',
    computeType: 'BUILD_LAMBDA_1GB',
    environmentVariables: [],
  },
  serviceRole: 'arn:aws:iam::111122223333:role/small',
  timeoutInMinutes: 60,
  vpcConfig: { vpcId: '', subnets: [], securityGroupIds: [] },
  queuedTimeoutInMinutes: 480,
  projectVisibility: 'PRIVATE',
};
