import type { KnownBuild, OtherBuild } from '../known-build';
import type { FailureRule } from '../rule';

/** The same buildspec went through at the other place: what is known to differ between the two. */
export const localAndCloudDiffer: FailureRule = {
  code: 'local-and-cloud-differ',
  explain({ known }) {
    const { runsOn, commit } = known;
    if (runsOn === undefined) return undefined;
    const other = known.otherBuilds?.find(
      (build) =>
        build.runsOn !== runsOn &&
        build.buildStatus === 'SUCCEEDED' &&
        (commit === undefined || build.commit === undefined || build.commit === commit),
    );
    if (!other) return undefined;
    const differences = differencesOf(known, other);
    return {
      message: `${other.name} succeeded ${other.runsOn === 'local' ? 'on this computer' : 'on CodeBuild'}.${differences.length === 0 ? '' : ` It had ${differences.join('; ')}.`}`,
      advice:
        differences.length === 0
          ? 'What is known of the two is the same. They also differ in role, network and cache, and in files that git does not have.'
          : 'Bring these into line first. The two also differ in role, network and cache, and in files that git does not have.',
    };
  },
};

function differencesOf(known: KnownBuild, other: OtherBuild): string[] {
  const found: string[] = [];
  const { image, region, privileged } = known;
  if (image !== undefined && other.image !== undefined && bare(image) !== bare(other.image))
    found.push(`the image \`${other.image}\`, not \`${image}\``);
  if (privileged !== undefined && other.privileged !== undefined && privileged !== other.privileged)
    found.push(other.privileged ? 'privileged mode' : 'no privileged mode');
  if (region !== undefined && other.region !== undefined && region !== other.region)
    found.push(`the region ${other.region}, not ${region}`);
  const missing = other.variableNames?.filter((name) => known.variableNames?.includes(name) === false) ?? [];
  if (missing.length > 0)
    found.push(`the variables ${missing.map((name) => `\`${name}\``).join(', ')}, which this one lacks`);
  return found;
}

/** The curated images have other names on public ECR. */
function bare(image: string): string {
  return image
    .replace(/^(?:aws\/codebuild|public\.ecr\.aws\/codebuild)\//, '')
    .replace(/^amazonlinux2-/, 'amazonlinux-');
}
