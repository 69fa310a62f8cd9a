import type { Project } from '../../core/emulator/model';
import { below, pick, type Random } from './random';

const TEAMS = ['payments', 'identity', 'search', 'mobile', 'platform', 'data', 'ml', 'web'] as const;
const PARTS = ['api', 'worker', 'frontend', 'infra', 'docs', 'gateway', 'jobs', 'sdk'] as const;
const STAGES = ['dev', 'staging', 'prod'] as const;

/** The project of that number: its name tells its team, and is in no order. `now` is about when it was made, in milliseconds. */
export function generatedProject(
  index: number,
  { region, now, random }: { region: string; now: number; random: Random },
): Project {
  const [team, part, stage] = [pick(TEAMS, random), pick(PARTS, random), pick(STAGES, random)];
  const name = `${team}-${part}-${stage}-${String(index).padStart(4, '0')}`;
  const created = Math.round(now / 1000) - below(10_000_000, random);
  const account = '000000000000';
  return {
    name,
    arn: `arn:aws:codebuild:${region}:${account}:project/${name}`,
    description: `Builds the ${part} of ${team}`,
    source: {
      type: 'GITHUB',
      location: `https://github.com/example/${team}-${part}-${index}.git`,
      gitCloneDepth: 1,
      buildspec: index % 3 === 0 ? `ci/${stage}.yml` : undefined,
    },
    sourceVersion: 'main',
    artifacts: { type: 'NO_ARTIFACTS' },
    cache: { type: 'NO_CACHE' },
    environment: {
      type: 'LINUX_CONTAINER',
      image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
      computeType: 'BUILD_GENERAL1_SMALL',
      environmentVariables: [{ name: 'STAGE', value: stage, type: 'PLAINTEXT' }],
      privilegedMode: false,
      imagePullCredentialsType: 'CODEBUILD',
    },
    serviceRole: `arn:aws:iam::${account}:role/service-role/codebuild-${team}`,
    timeoutInMinutes: 60,
    queuedTimeoutInMinutes: 480,
    encryptionKey: `arn:aws:kms:${region}:${account}:alias/aws/s3`,
    tags: [
      { key: 'team', value: team },
      { key: 'stage', value: stage },
    ],
    badge: { badgeEnabled: false },
    projectVisibility: 'PRIVATE',
    created,
    lastModified: created + below(1_000_000, random),
  };
}
