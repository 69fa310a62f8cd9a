import type { Project } from '@aws-sdk/client-codebuild';

/** The project `web`, which builds a repository of GitHub on Ubuntu. */
export function aProject(overrides: Partial<Project> = {}): Project {
  return {
    name: 'web',
    arn: 'arn:aws:codebuild:eu-west-1:123456789012:project/web',
    sourceVersion: 'main',
    source: { type: 'GITHUB', location: 'https://github.com/octo/site.git' },
    environment: {
      type: 'LINUX_CONTAINER',
      image: 'aws/codebuild/standard:7.0',
      computeType: 'BUILD_GENERAL1_SMALL',
      privilegedMode: false,
      imagePullCredentialsType: 'CODEBUILD',
      environmentVariables: [
        { name: 'STAGE', value: 'beta', type: 'PLAINTEXT' },
        { name: 'DB_URL', value: '/web/db', type: 'PARAMETER_STORE' },
        { name: 'DEPLOY_TOKEN', value: 'in-plain-text' },
      ],
    },
    timeoutInMinutes: 60,
    cache: { type: 'S3', location: 'bucket/cache' },
    ...overrides,
  };
}

/** The same with another environment. */
export function aProjectWith(environment: Partial<Project['environment']>): Project {
  const project = aProject();
  return { ...project, environment: { ...project.environment, ...environment } as Project['environment'] };
}
