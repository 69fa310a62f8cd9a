import type { Build, Project } from '@aws-sdk/client-codebuild';
import { checkProject } from '../../../../core/insights/check/check';
import type { CheckFinding } from '../../../../core/insights/check/finding';
import { historyOf } from '../../../../core/insights/check/history';
import type { CheckInput } from '../../../../core/insights/check/input';

/** A project that is set up well. */
export const GOOD: Project = {
  name: 'web',
  arn: 'arn:aws:codebuild:eu-central-1:111122223333:project/web',
  source: { type: 'GITHUB', location: 'https://github.com/example/web.git' },
  artifacts: {
    type: 'S3',
    location: 'example-artifacts',
    name: 'web',
    namespaceType: 'BUILD_ID',
    packaging: 'ZIP',
  },
  cache: { type: 'S3', location: 'example-cache/web' },
  environment: {
    type: 'LINUX_CONTAINER',
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL',
    privilegedMode: false,
    environmentVariables: [{ name: 'STAGE', value: 'production', type: 'PLAINTEXT' }],
  },
  serviceRole: 'arn:aws:iam::111122223333:role/web-build',
  timeoutInMinutes: 30,
  queuedTimeoutInMinutes: 480,
  logsConfig: {
    cloudWatchLogs: { status: 'ENABLED' },
    s3Logs: { status: 'DISABLED', encryptionDisabled: false },
  },
  webhook: {
    filterGroups: [
      [
        { type: 'EVENT', pattern: 'PUSH' },
        { type: 'HEAD_REF', pattern: '^refs/heads/main$' },
      ],
    ],
  },
  concurrentBuildLimit: 4,
  projectVisibility: 'PRIVATE',
};

export const GOOD_BUILDSPEC = `version: 0.2
phases:
  install:
    commands:
      - npm ci
  build:
    commands:
      - npm test
reports:
  unit:
    files: junit.xml
cache:
  paths:
    - 'node_modules/**/*'
`;

/** A well set up project with these differences; `environment` is merged. */
export function project({
  environment,
  ...changes
}: { environment?: object } & Partial<Omit<Project, 'environment'>>): Project {
  return {
    ...GOOD,
    ...changes,
    environment: { ...GOOD.environment, ...environment } as Project['environment'],
  };
}

export interface Given extends Partial<Omit<CheckInput, 'project' | 'buildspec' | 'history' | 'role'>> {
  project?: Parameters<typeof project>[0];
  buildspec?: string;
  builds?: Build[];
  role?: Extract<CheckInput['role'], { known: unknown }>['known'];
}

/** The review of a project that differs from the good one as given. */
export function review({ project: changes = {}, buildspec, builds, role, ...rest }: Given = {}) {
  return checkProject({
    project: project(changes),
    buildspec: { known: buildspec ?? GOOD_BUILDSPEC },
    history: builds ? { known: historyOf(builds) } : { unknown: 'No builds were read.' },
    sourceCredentials: { known: [] },
    role: role ? { known: role } : { unknown: 'IAM was not asked.' },
    ...rest,
  });
}

/** What one rule finds. */
export function found(code: string, given: Given): CheckFinding[] {
  return review(given).findings.filter((finding) => finding.code === code);
}

export function messages(code: string, given: Given): string[] {
  return found(code, given).map(({ message }) => message);
}

/** Why a rule could not tell; undefined where it could. */
export function gap(code: string, given: Given): string | undefined {
  return review(given).gaps.find(({ codes }) => codes.includes(code))?.reason;
}

const START = Date.parse('2026-03-02T10:00:00Z');

/** A build that took so many seconds, in these phases. */
export function build({
  seconds = 120,
  phases = {},
  ...changes
}: { seconds?: number; phases?: Record<string, number> } & Omit<Partial<Build>, 'phases'> = {}): Build {
  return {
    id: 'web:1',
    buildComplete: true,
    buildStatus: 'SUCCEEDED',
    startTime: new Date(START),
    endTime: new Date(START + seconds * 1000),
    phases: Object.entries(phases).map(([phaseType, durationInSeconds]) => ({
      phaseType: phaseType as 'BUILD',
      phaseStatus: 'SUCCEEDED',
      durationInSeconds,
    })),
    ...changes,
  };
}

export function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}
