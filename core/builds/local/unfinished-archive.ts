import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { isAlive } from './owner';

const ENDING = /^\.(\d+)-[0-9a-f]+\.part$/;

/** Where an archive is written until it is whole. The name is this build's alone: another one may write the same archive at the same time. */
export function unfinishedArchive(file: string): string {
  return `${file}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
}

/** True for what stands behind the name of an archive in that of its unfinished form. */
export function isUnfinishedEnding(ending: string): boolean {
  return ENDING.test(ending);
}

/** Removes the unfinished forms of an archive whose processes were killed. */
export async function removeAbandonedArchives(file: string): Promise<void> {
  const name = basename(file);
  for (const other of await readdir(dirname(file)).catch(() => [])) {
    const pid = other.startsWith(name) ? ENDING.exec(other.slice(name.length))?.[1] : undefined;
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(dirname(file), other), { force: true }).catch(() => {});
  }
}
