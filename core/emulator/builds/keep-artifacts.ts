import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactEvent } from '../../builds/events';
import { ZipSink } from '../../builds/local/zip-sink';
import { type Build, type BuildArtifacts, type ProjectArtifacts, uuidOf } from '../model';
import type { Buckets } from '../s3/buckets';
import { artifactKey, joined, s3Arn } from './artifact-key';
import type { BuildSettings } from './settings';

interface Context {
  buckets: Buckets;
  /** Where the build laid its artifacts; removed afterwards. */
  directory: string;
}

/** What a build has to say of its artifacts. */
export type KeptArtifacts = Pick<Build, 'artifacts' | 'secondaryArtifacts'>;

/** Moves what a build laid down into the buckets that its project names. Rejects with what the file system says. */
export async function keepArtifacts(
  build: Build,
  settings: BuildSettings,
  events: readonly ArtifactEvent[],
  { buckets, directory }: Context,
): Promise<KeptArtifacts> {
  const kept = new Map<string, BuildArtifacts>();
  try {
    for (const event of events) {
      const artifacts = settingsFor(event.identifier, settings);
      if (artifacts?.type !== 'S3') continue;
      kept.set(event.identifier, await keepOne(build, artifacts, event, { buckets, directory }));
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  const primary = kept.get('');
  kept.delete('');
  return {
    artifacts: primary ?? build.artifacts,
    secondaryArtifacts: kept.size > 0 ? [...kept.values()] : build.secondaryArtifacts,
  };
}

function settingsFor(identifier: string, settings: BuildSettings): ProjectArtifacts | undefined {
  if (identifier === '') return settings.artifacts;
  return settings.secondaryArtifacts?.find(({ artifactIdentifier }) => artifactIdentifier === identifier);
}

async function keepOne(
  { id, projectName }: Build,
  artifacts: ProjectArtifacts,
  { files, location, name, identifier }: ArtifactEvent,
  { buckets, directory }: Context,
): Promise<BuildArtifacts> {
  const { bucket, key } = artifactKey(artifacts, { projectName, uuid: uuidOf(id), nameInBuildspec: name });
  const common: BuildArtifacts = {
    location: s3Arn(bucket, key),
    overrideArtifactName: artifacts.overrideArtifactName,
    encryptionDisabled: artifacts.encryptionDisabled,
    artifactIdentifier: identifier || undefined,
    bucketOwnerAccess: artifacts.bucketOwnerAccess,
  };
  if (artifacts.packaging === 'ZIP') {
    const archive = `${directory}-${identifier}.zip`;
    const sha256sum = await pack(archive, location, files);
    const md5sum = await md5Of(archive);
    await buckets.moveIn(bucket, key, archive);
    return { ...common, sha256sum, md5sum };
  }
  for (const file of files) {
    const path = join(location, file);
    // S3 has no links
    if ((await lstat(path)).isFile()) await buckets.moveIn(bucket, joined(key, file), path);
  }
  return common;
}

/** Packs files of a folder; resolves with the SHA-256 of the archive. */
async function pack(archive: string, folder: string, files: readonly string[]): Promise<string> {
  const zip = new ZipSink(archive);
  try {
    for (const file of files) {
      const path = join(folder, file);
      const stats = await lstat(path);
      const isLink = stats.isSymbolicLink();
      const type = isLink ? 'symlink' : 'file';
      const target = isLink ? await readlink(path) : '';
      const entry = { path: file, type, mode: stats.mode, mtime: stats.mtime, target } as const;
      await zip.write(entry, isLink ? nothing() : createReadStream(path));
    }
    return await zip.finish();
  } finally {
    await zip.discard();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function md5Of(path: string): Promise<string> {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
