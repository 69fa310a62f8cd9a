import type { ProjectArtifacts } from '../model';

/** Where an artifact lies in S3: the key of a zip, or what stands before the keys of its files and a slash. */
export interface ArtifactPlace {
  bucket: string;
  /** '' for the bucket itself. */
  key: string;
}

/**
 * `<path>/<build id, if the namespace is BUILD_ID>/<name>` (API ProjectArtifacts). `name` is what the buildspec calls the artifact, which
 * counts only where the project allows it.
 */
export function artifactKey(
  { location = '', path = '', namespaceType, name, overrideArtifactName }: ProjectArtifacts,
  { projectName, uuid, nameInBuildspec }: { projectName: string; uuid: string; nameInBuildspec?: string },
): ArtifactPlace {
  const own = overrideArtifactName && nameInBuildspec ? nameInBuildspec : (name ?? projectName);
  const namespace = namespaceType === 'BUILD_ID' ? uuid : '';
  return { bucket: bucketOf(location).bucket, key: joined(path, namespace, own) };
}

/** Reads `bucket/prefix` or an ARN of it. */
export function bucketOf(location: string): { bucket: string; prefix: string } {
  const [bucket = '', ...prefix] = location.replace(/^arn:[\w-]+:s3:::/, '').split('/');
  return { bucket, prefix: joined(...prefix) };
}

export function s3Arn(bucket: string, key: string): string {
  return `arn:aws:s3:::${key === '' ? bucket : `${bucket}/${key}`}`;
}

/** Without empty parts, and without those that a path would leave its folder by. */
export function joined(...parts: string[]): string {
  return parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
}
