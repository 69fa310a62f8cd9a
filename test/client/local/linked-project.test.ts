import { describe, expect, it } from 'vitest';
import { environmentText, linkedProject } from '../../../client/local/linked-project';
import { aProject, HERE } from './a-link';

describe('what a buildspec has of its project', () => {
  it('is image, size, privileges and plain variables', () => {
    const environmentVariables = [{ name: 'STAGE', value: 'test', type: 'PLAINTEXT' as const }];
    const project = linkedProject(aProject({ environmentVariables, privilegedMode: true }), HERE);
    expect(project).toMatchObject({
      name: 'web',
      privileged: true,
      variables: [{ name: 'STAGE', value: 'test' }],
    });
    expect(environmentText(project)).toBe(
      'aws/codebuild/amazonlinux-x86_64-standard:5.0, 4 vCPUs, 7 GB, privileged',
    );
  });

  it.each([
    ['of Parameter Store', { name: 'URL', value: '/web/url', type: 'PARAMETER_STORE' as const }],
    ['of Secrets Manager', { name: 'URL', value: 'web:url', type: 'SECRETS_MANAGER' as const }],
    ['whose name looks secret', { name: 'DB_PASSWORD', value: 'hunter2' }],
    ['whose value is a key', { name: 'ID', value: 'AKIAIOSFODNN7EXAMPLE' }],
  ])('is never the value of a variable %s', (_what, variable) => {
    const project = linkedProject(aProject({ environmentVariables: [variable] }), HERE);
    expect(project.leftOut).toEqual([variable.name]);
    expect(JSON.stringify(project)).not.toContain(variable.value);
  });
});
