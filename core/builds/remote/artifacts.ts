import type { Build, BuildArtifacts } from '@aws-sdk/client-codebuild';
import { s3Place } from './s3-place';

/** What a build left in S3. */
export interface RemoteArtifact {
  /** Of a secondary artifact; absent on the primary one. */
  identifier?: string;
  /** As the API says it: the ARN of an object, or of what stands before the keys of several. */
  location: string;
  bucket: string;
  /** '' where the artifact is all that the bucket holds. */
  key: string;
  /** Hex digest, of zips only. */
  sha256?: string;
}

/** The artifacts of a build, the primary one first; CodePipeline's own, which are not the build's to name, are left out by the API. */
export function artifactsOf({
  artifacts,
  secondaryArtifacts = [],
}: Pick<Build, 'artifacts' | 'secondaryArtifacts'>): RemoteArtifact[] {
  return [
    ...artifact(artifacts, undefined),
    ...secondaryArtifacts.flatMap((each) => artifact(each, each.artifactIdentifier)),
  ];
}

/** Whether it is a folder of objects as far as that can be told: only of a zip does CodeBuild give a digest. */
export function isFolder({ key, sha256 }: RemoteArtifact): boolean {
  return sha256 === undefined && !/\.zip$/i.test(key);
}

function artifact(given: BuildArtifacts | undefined, identifier: string | undefined): RemoteArtifact[] {
  const location = given?.location ?? '';
  const place = s3Place(location);
  if (!place) return [];
  return [{ identifier: identifier || undefined, location, ...place, sha256: given?.sha256sum || undefined }];
}
