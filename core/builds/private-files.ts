import { randomUUID } from 'node:crypto';
import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import { makeFolder } from './make-folder';

/** A folder that only its owner can enter, whether it was there or not. */
export async function makePrivateFolder(path: string): Promise<void> {
  await makeFolder(path, 0o700);
  await chmod(path, 0o700);
}

/** Writes a file of mode 0600 that is whole at every moment: a reader sees the old content or the new one. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content, { mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
