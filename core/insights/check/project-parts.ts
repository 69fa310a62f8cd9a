import type { Project, ProjectArtifacts, ProjectSource } from '@aws-sdk/client-codebuild';

/** All sources of a project, each with what people call it. */
export function sourcesOf({
  source,
  secondarySources = [],
}: Project): { source: ProjectSource; name: string }[] {
  return [
    ...(source ? [{ source, name: 'source' }] : []),
    ...secondarySources.map((each) => ({
      source: each,
      name: `secondary source ${each.sourceIdentifier ?? ''}`.trim(),
    })),
  ];
}

/** All artifacts that go to S3, each with what people call them. */
export function s3ArtifactsOf({
  artifacts,
  secondaryArtifacts = [],
}: Project): { artifacts: ProjectArtifacts; name: string; isPrimary: boolean }[] {
  return [
    ...(artifacts ? [{ artifacts, name: 'artifacts', isPrimary: true }] : []),
    ...secondaryArtifacts.map((each) => ({
      artifacts: each,
      name: `secondary artifacts ${each.artifactIdentifier ?? ''}`.trim(),
      isPrimary: false,
    })),
  ].filter(({ artifacts: { type } }) => type === 'S3');
}

/** Whether the project runs on Lambda, which has no cache, no Docker and a timeout of its own. */
export function isLambda({ environment }: Project): boolean {
  return environment?.type?.includes('_LAMBDA_') ?? false;
}

/** `4 min`, `1 h 30 min`, `50 s`: a duration in seconds, rounded. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  const rest = minutes % 60;
  if (minutes < 60) return `${minutes} min`;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
