import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Connection } from '../../aws/connection';
import { describeAwsError } from '../../aws/errors';
import type { RemoteArtifact } from './artifacts';
import { codeOf, type DownloadOutcome, diskFailure, gone } from './download-outcome';
import { freeName, objectPath } from './object-path';
import { listObjects, type OpenObject, openObject, type S3Object } from './s3-objects';

export interface DownloadDependencies {
  /** Where the artifact goes to; it must be there. */
  folder: string;
  signal: AbortSignal;
  /** `total` is absent where S3 does not say. Bytes. */
  onProgress(progress: { received: number; total?: number }): void;
}

/** What a zip begins with (APPNOTE.TXT, 4.3.7). */
const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/** Objects that are read at a time. */
const CONCURRENCY = 6;

/**
 * Puts an artifact into a folder: a zip as it is, several objects as a folder. It comes under its name when all of it is there, under
 * another one where that is taken; nothing is left of what was cancelled or failed. Rejects with the SDK's errors.
 */
export async function downloadArtifact(
  connection: Connection,
  artifact: RemoteArtifact,
  dependencies: DownloadDependencies,
): Promise<DownloadOutcome> {
  let beside: string | undefined;
  try {
    // in the same folder, so that the last step is a rename
    beside = await mkdtemp(join(dependencies.folder, '.codebuild-download-'));
    return await new Download(connection, artifact, beside, dependencies).run();
  } catch (error) {
    if (dependencies.signal.aborted) return { ok: false, reason: 'cancelled' };
    const disk = diskFailure(error, dependencies.folder);
    if (disk) return disk;
    throw error;
  } finally {
    if (beside !== undefined) await rm(beside, { recursive: true, force: true });
  }
}

class Download {
  private received = 0;
  private readonly leftOut: string[] = [];
  private readonly failed = new AbortController();
  private readonly signal: AbortSignal;

  constructor(
    private readonly connection: Connection,
    private readonly artifact: RemoteArtifact,
    private readonly beside: string,
    private readonly dependencies: DownloadDependencies,
  ) {
    this.signal = AbortSignal.any([dependencies.signal, this.failed.signal]);
  }

  async run(): Promise<DownloadOutcome> {
    const { bucket, key, sha256 } = this.artifact;
    const { signal } = this;
    const isObject = key !== '' && !key.endsWith('/');
    let refused: unknown;
    const object = isObject
      ? await openObject(this.connection, { bucket, key }, signal).catch((error: unknown) => {
          // without the right to list, S3 says so of a key that is not there too
          if (describeAwsError(error, { action: '' }).kind !== 'denied' || sha256 !== undefined) throw error;
          refused = error;
          return undefined;
        })
      : undefined;
    if (object) return this.single(object);
    if (sha256 !== undefined) return gone(this.artifact);
    const prefix = key === '' || key.endsWith('/') ? key : `${key}/`;
    const objects = await listObjects(this.connection, { bucket, prefix }, signal).catch((error: unknown) => {
      throw refused ?? error;
    });
    if (objects.length === 0 && refused) throw refused;
    return objects.length === 0 ? gone(this.artifact) : this.several(objects, prefix);
  }

  private async single(object: OpenObject): Promise<DownloadOutcome> {
    const { bucket, key, sha256 } = this.artifact;
    const file = join(this.beside, 'object');
    const { digest, isZip } = await this.write(object, file, object.size);
    if (sha256 !== undefined && digest !== sha256.toLowerCase()) {
      return {
        ok: false,
        reason: 'changed',
        message: `What is at ${bucket}/${key} is not what this build made: its SHA-256 is another one.`,
        next: 'A later build may have written over it. Download it from that build, or have each build write to a path of its own (namespace BUILD_ID).',
      };
    }
    return this.finish(file, isZip ? zipName(key) : key, 1);
  }

  private async several(objects: S3Object[], prefix: string): Promise<DownloadOutcome> {
    const root = join(this.beside, 'objects');
    await mkdir(root);
    const total = objects.reduce((sum, { size }) => sum + size, 0);
    // what a console makes for an empty folder is no file
    const waiting = objects.filter(({ key, size }) => !(key.endsWith('/') && size === 0));
    let files = 0;
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        if (await this.one(next.key, prefix, root, total)) files += 1;
        else this.leftOut.push(next.key);
      }
    };
    // nothing writes any more when this rejects, so that what is there can be removed
    const workers = Array.from({ length: CONCURRENCY }, () =>
      work().catch((error: unknown) => {
        this.failed.abort(error);
      }),
    );
    await Promise.all(workers);
    this.failed.signal.throwIfAborted();
    return this.finish(root, prefix.replace(/\/$/, '') || this.artifact.bucket, files);
  }

  /** False where the object can be no file here. */
  private async one(key: string, prefix: string, root: string, total: number): Promise<boolean> {
    const parts = objectPath(key.slice(prefix.length), process.platform);
    if (!parts) return false;
    const { bucket } = this.artifact;
    const object = await openObject(this.connection, { bucket, key }, this.signal);
    if (!object) return false;
    const file = join(root, ...parts);
    try {
      await mkdir(dirname(file), { recursive: true });
      await this.write(object, file, total);
      return true;
    } catch (error) {
      // `a` and `a/b` are two objects, and so are `A` and `a`
      if (!/^(EEXIST|ENOTDIR|EISDIR)$/.test(codeOf(error))) throw error;
      object.body.destroy();
      return false;
    }
  }

  /** Gives the SHA-256 of what was written, and whether it begins as a zip does. */
  private async write(
    { body, size }: OpenObject,
    file: string,
    total?: number,
  ): Promise<{ digest: string; isZip: boolean }> {
    const { onProgress } = this.dependencies;
    const hash = createHash('sha256');
    let written = 0;
    let head = Buffer.alloc(0);
    const count = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk);
        if (head.length < ZIP.length) head = Buffer.concat([head, chunk.subarray(0, ZIP.length)]);
        written += chunk.length;
        this.received += chunk.length;
        onProgress({ received: this.received, total });
        done(null, chunk);
      },
    });
    await pipeline(body, count, createWriteStream(file, { flags: 'wx' }), {
      signal: this.signal,
    });
    if (size !== undefined && written !== size) {
      throw Object.assign(new Error(`S3 sent ${written} of ${size} bytes.`), { code: 'ECONNRESET' });
    }
    return { digest: hash.digest('hex'), isZip: head.subarray(0, ZIP.length).equals(ZIP) };
  }

  private async finish(from: string, key: string, files: number): Promise<DownloadOutcome> {
    const { folder } = this.dependencies;
    const last = key.split('/').at(-1) ?? '';
    const wanted = objectPath(last, process.platform) ? last : 'artifact';
    const name = await freeName(wanted, (candidate) => exists(join(folder, candidate)));
    const path = join(folder, name);
    await rename(from, path);
    return { ok: true, path, files, size: this.received, leftOut: this.leftOut };
  }
}

/** CodeBuild names a zip as the project says, and mostly that is no name that an archive program knows. */
function zipName(key: string): string {
  return /\.\w{1,8}$/.test(key) ? key : `${key}.zip`;
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}
