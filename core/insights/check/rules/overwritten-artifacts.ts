import type { Project, ProjectArtifacts } from '@aws-sdk/client-codebuild';
import type { CheckedBuildspec } from '../buildspec';
import { ARTIFACTS_API } from '../docs';
import { s3ArtifactsOf } from '../project-parts';
import type { CheckRule, Found } from '../rule';

/** With a namespace of BUILD_ID, or a name that the buildspec makes of variables, each build has a place of its own. */
export const overwrittenArtifacts: CheckRule = {
  code: 'overwritten-artifacts',
  severity: 'low',
  why: 'What an earlier build left is gone, and two builds at a time mix theirs.',
  docs: ARTIFACTS_API,
  check({ project, buildspec }) {
    const found = sharedPlaces(project);
    for (const { artifacts, name, isPrimary } of s3ArtifactsOf(project)) {
      if (artifacts.namespaceType === 'BUILD_ID') continue;
      if (artifacts.overrideArtifactName === true) {
        // its name is the buildspec's matter
        if ('unknown' in buildspec) return buildspec;
        const named = nameIn(buildspec, artifacts, isPrimary);
        if (named !== undefined && /[$`%]/.test(named)) continue;
      }
      found.push({
        message: `Each build writes its ${name} to the same place, ${placeOf(artifacts)}.`,
        fix: 'Set the namespace type to BUILD_ID, or let the buildspec name them ($CODEBUILD_RESOLVED_SOURCE_VERSION, for one); where the newest is all that is wanted, switch on the versions of the bucket.',
      });
    }
    return found;
  },
};

/** Where artifacts of one build go over each other. */
function sharedPlaces(project: Project): Found[] {
  const named = s3ArtifactsOf(project).filter(({ artifacts }) => artifacts.overrideArtifactName !== true);
  return named.flatMap(({ artifacts, name }, index) => {
    const place = placeOf(artifacts);
    const first = named.slice(0, index).find((other) => placeOf(other.artifacts) === place);
    if (!first || first.artifacts.namespaceType !== artifacts.namespaceType) return [];
    return {
      severity: 'medium',
      message: `The ${first.name} and the ${name} of a build go to the same place, ${place}.`,
      fix: 'Give one of them another path or name.',
    };
  });
}

function nameIn(
  { buildspec }: CheckedBuildspec,
  { artifactIdentifier }: ProjectArtifacts,
  isPrimary: boolean,
): string | undefined {
  if (isPrimary) return buildspec.artifacts?.name;
  const { secondaryArtifacts } = buildspec;
  return artifactIdentifier !== undefined && Object.hasOwn(secondaryArtifacts, artifactIdentifier)
    ? secondaryArtifacts[artifactIdentifier]?.name
    : undefined;
}

function placeOf({ location = '', path = '', name = '' }: ProjectArtifacts): string {
  const parts = [location, path, name].map((part) => part.replace(/^\/+|\/+$/g, '')).filter(Boolean);
  return parts.join('/');
}
