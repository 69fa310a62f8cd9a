import type { Project } from '@aws-sdk/client-codebuild';
import { type LinkedProject, linkedProject } from '../../../client/local/linked-project';

export const HERE = { name: 'default', region: 'eu-west-1' };

/** The project `web`, which builds `buildspec.yml` of github.com/octo/site in a medium machine. */
export function aProject(
  environment: Partial<Project['environment']> = {},
  overrides: Project = {},
): Project {
  return {
    name: 'web',
    source: { type: 'GITHUB', location: 'https://github.com/octo/site.git' },
    environment: {
      type: 'LINUX_CONTAINER',
      image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
      computeType: 'BUILD_GENERAL1_MEDIUM',
      ...environment,
    },
    ...overrides,
  };
}

export function aLinkedProject(overrides: Partial<LinkedProject> = {}): LinkedProject {
  return { ...linkedProject(aProject(), HERE), ...overrides };
}
