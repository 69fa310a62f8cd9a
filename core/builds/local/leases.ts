import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { DockerEnvironment } from './docker-address';
import { fateOf, ownerOf } from './owner';

/**
 * Who may remove a container. Its label names a lease, which is a file on the computer that made the container: it tells the
 * owner's process and is renewed while that lives. An engine can be shared by computers that have the same name: without the
 * file nobody takes a container for abandoned.
 */
export interface Lease {
  id: string;
  /** Ends the renewal; the file stays where something of the build does. */
  release(isAllRemoved: boolean): Promise<void>;
}

const RENEWAL_MILLISECONDS = 30_000;
// Of an owner whose process cannot be seen from here, as from one container into another: longer than a computer sleeps
const EXPIRY_MILLISECONDS = 48 * 3_600_000;
// files of containers that were never seen again, as those of an engine that is no more
const FORGOTTEN_MILLISECONDS = 90 * 24 * 3_600_000;

/** The folder of the leases of this user on this computer. */
export function leasesDirectory({ env, homeDirectory, platform }: DockerEnvironment): string {
  const state =
    platform === 'win32'
      ? env.LOCALAPPDATA || join(homeDirectory, 'AppData', 'Local')
      : env.XDG_STATE_HOME || join(homeDirectory, '.local', 'state');
  return join(state, 'codebuild-workbench', 'leases');
}

/** A lease of this process; undefined where its file cannot be written, so that its container is never taken for abandoned. */
export async function takeLease(directory: string): Promise<Lease | undefined> {
  const id = randomUUID();
  const file = join(directory, id);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(file, await ownerOf(process.pid), { mode: 0o600 });
  } catch {
    return undefined;
  }
  const renewal = setInterval(() => {
    const now = new Date();
    void utimes(file, now, now).catch(() => {});
  }, RENEWAL_MILLISECONDS);
  renewal.unref();
  return {
    id,
    async release(isAllRemoved) {
      clearInterval(renewal);
      if (isAllRemoved) await rm(file, { force: true }).catch(() => {});
    },
  };
}

/** True only where it is certain: the lease was taken here, and its owner is no more. */
export async function isExpired(directory: string, id: string | undefined, now: number): Promise<boolean> {
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id)) return false;
  const file = join(directory, id);
  try {
    const fate = await fateOf(await readFile(file, 'utf8'));
    if (fate === 'unknown') return now - (await stat(file)).mtimeMs > EXPIRY_MILLISECONDS;
    return fate === 'gone';
  } catch {
    return false;
  }
}

/** Removes the file of a lease whose containers are removed. */
export async function endLease(directory: string, id: string): Promise<void> {
  await rm(join(directory, id), { force: true }).catch(() => {});
}

/** Removes files that nobody has renewed for months. */
export async function forgetOldLeases(directory: string, now: number): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const file = join(directory, name);
    const stats = await stat(file).catch(() => undefined);
    if (stats && now - stats.mtimeMs > FORGOTTEN_MILLISECONDS)
      await rm(file, { force: true }).catch(() => {});
  }
}
