import { parseToObject } from 'hcl2-parser';
import { describe, expect, test } from 'vitest';
import { copyProjectAs } from '../../../../core/insights/copy-as/formats';
import { hcl } from '../../../../core/insights/copy-as/hcl';
import { BUILDSPEC, FULL, HOSTILE, SMALL } from './a-project';

// biome-ignore lint/suspicious/noExplicitAny: the parser gives objects of no type
type Parsed = any;

/** The parser keeps templates as they are written; ours have none but doubled signs. */
function unescaped(value: Parsed): Parsed {
  if (typeof value === 'string') return value.replace(/([$%])\1\{/g, '$1{');
  if (Array.isArray(value)) return value.map(unescaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [unescaped(key), unescaped(each)]));
}

function parsed(text: string): Parsed {
  const [value, , error] = parseToObject(text) as Parsed;
  expect(error ?? null).toBeNull();
  return unescaped(value);
}

describe('a project as Terraform', () => {
  test('writes nothing for what a project has not', () => {
    const { text } = copyProjectAs({ name: 'web' }, 'terraform');
    expect(parsed(text).resource.aws_codebuild_project.project).toEqual([{ name: 'web' }]);
    expect(text).not.toContain('undefined');
  });

  test('is a resource with the names of the provider, and another one for its webhook', () => {
    const { resource } = parsed(copyProjectAs(FULL, 'terraform').text);
    const [project] = resource.aws_codebuild_project.project;
    expect(project).toMatchObject({
      name: 'web',
      description: HOSTILE,
      build_timeout: 30,
      queued_timeout: 480,
      badge_enabled: true,
      project_visibility: 'PUBLIC_READ',
      resource_access_role: 'arn:aws:iam::111122223333:role/public',
      tags: { team: 'web', 'a: b': '${c}' },
      source: [{ buildspec: BUILDSPEC, git_submodules_config: [{ fetch_submodules: true }] }],
      secondary_sources: [{ source_identifier: 'lib' }],
      secondary_source_version: [{ source_identifier: 'lib', source_version: '3' }],
      artifacts: [{ bucket_owner_access: 'FULL' }],
      cache: [{ modes: ['LOCAL_SOURCE_CACHE', 'LOCAL_CUSTOM_CACHE'] }],
      environment: [
        {
          fleet: [{ fleet_arn: expect.any(String) }],
          docker_server: [{ security_group_ids: ['sg-0123456789abcdef0'] }],
        },
      ],
      logs_config: [{ cloudwatch_logs: [{ group_name: '/builds' }], s3_logs: [{ status: 'ENABLED' }] }],
      vpc_config: [
        {
          vpc_id: 'vpc-0123456789abcdef0',
          subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
        },
      ],
      file_system_locations: [{ mount_point: '/mnt' }],
      build_batch_config: [{ timeout_in_mins: 60, restrictions: [{ maximum_builds_allowed: 10 }] }],
    });
    expect(project.environment[0].environment_variable).toEqual(
      FULL.environment?.environmentVariables?.map((variable) =>
        variable.name === 'DB_PASSWORD' ? { ...variable, value: 'REPLACE_ME' } : variable,
      ),
    );
    expect(resource.aws_codebuild_webhook.project[0]).toEqual({
      project_name: '${aws_codebuild_project.project.name}',
      build_type: 'BUILD',
      pull_request_build_policy: [
        { requires_comment_approval: 'ALL_PULL_REQUESTS', approver_roles: ['GITHUB_WRITE'] },
      ],
      filter_group: [
        {
          filter: [
            { type: 'EVENT', pattern: 'PUSH', exclude_matched_pattern: false },
            { type: 'HEAD_REF', pattern: '^refs/heads/(main|v\\d+)$', exclude_matched_pattern: false },
          ],
        },
        { filter: [{ type: 'EVENT', pattern: 'PULL_REQUEST_CREATED' }] },
      ],
    });
  });

  test('has no auth of a source but one that names its credentials', () => {
    const auth = (project: typeof FULL) =>
      parsed(copyProjectAs(project, 'terraform').text).resource.aws_codebuild_project.project[0].source[0]
        .auth;
    expect(auth(FULL)).toEqual([{ type: 'CODECONNECTIONS', resource: FULL.source?.auth?.resource }]);
    expect(auth({ ...FULL, source: { type: 'GITHUB', auth: { type: 'OAUTH' } } })).toBeUndefined();
  });

  test('says what the provider has nothing for', () => {
    expect(copyProjectAs(FULL, 'terraform').text).toContain(
      '# Left out, as Terraform has nothing for it: environment.computeConfiguration, environment.hostKernel, buildBatchConfig.restrictions.fleetsAllowed, buildBatchConfig.batchReportMode.\n',
    );
  });

  test('is easy to read', () => {
    expect(copyProjectAs(SMALL, 'terraform').text).toBe(`resource "aws_codebuild_project" "project" {
  name         = "small"
  service_role = "arn:aws:iam::111122223333:role/small"

  source {
    type      = "NO_SOURCE"
    buildspec = "version: 0.2\\nphases: {}"
  }

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    type         = "LINUX_LAMBDA_CONTAINER"
    image        = "aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22"
    compute_type = "BUILD_LAMBDA_1GB"
  }
}
`);
  });
});

describe('HCL', () => {
  test.each([
    'a',
    '',
    '${a}',
    '%{if x}',
    '$${a}',
    '$${{a}}',
    'a"b\\c',
    '\\b\\f',
    '\b\f\u0007',
    'a\nb\n',
    'a\n${b}\n  c\n',
    'a\nEOT\nb\n',
    'a\n  EOT\nb\n',
    'a\r\nb\r\n',
    '\n',
    '\n\n',
    'ü\u{1f600}\u2028',
    HOSTILE,
    BUILDSPEC,
  ])('%j stays the same', (text) => {
    const written = hcl([
      { attribute: 'one', value: text },
      { attribute: 'list', value: [text] },
      { attribute: 'map', value: { pairs: [['key', text]] } },
    ]);
    const doubled = text.replace(/([$%])\{/g, '$1$1{');
    const [value] = parseToObject(written) as Parsed;
    // the parser writes a doubled sign as it reads it
    const expected = [text, doubled];
    expect(expected).toContain(value.one);
    expect(expected).toContain(value.list[0]);
    expect(expected).toContain(value.map.key);
  });
});
