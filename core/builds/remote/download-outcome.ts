import type { RemoteArtifact } from './artifacts';

export type DownloadOutcome =
  | {
      ok: true;
      /** Of the file or folder that the artifact became. */
      path: string;
      files: number;
      /** Bytes. */
      size: number;
      /** Keys that are no paths of files here. */
      leftOut: string[];
    }
  | { ok: false; reason: 'cancelled' }
  | { ok: false; reason: 'gone' | 'changed' | 'disk'; message: string; next: string };

export function gone({ bucket, key }: RemoteArtifact): DownloadOutcome {
  return {
    ok: false,
    reason: 'gone',
    message: `There is nothing at ${bucket}/${key} any more.`,
    next: 'It was deleted or has expired. Run the build again to make it anew.',
  };
}

const DISK_FAILURES: Record<string, string> = {
  EACCES: 'This folder may not be written to',
  EPERM: 'This folder may not be written to',
  EROFS: 'This folder may not be written to',
  ENOENT: 'This folder is not there',
  ENOTDIR: 'This is no folder',
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota is used up',
  EFBIG: 'The file is too large for this disk',
  ENAMETOOLONG: 'A name is too long for this disk',
};

/** In words why a folder takes no files; undefined of any other error. */
export function diskFailure(error: unknown, folder: string): DownloadOutcome | undefined {
  const what = DISK_FAILURES[codeOf(error)];
  if (what === undefined) return undefined;
  return { ok: false, reason: 'disk', message: `${what}: ${folder}`, next: 'Choose another folder.' };
}

/** Node's code of an error, such as `ENOSPC`; '' where it has none. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
