import { readFile, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';

/** @param {string} file */
async function ownerOf(file) {
  try {
    const pid = Number(await readFile(file, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

/**
 * Lets one process at a time use a folder. Rejects where another has it.
 * @param {string} file holds the process id of who has it
 * @param {string} what the user's name for it
 * @returns {Promise<() => Promise<void>>} gives it back
 */
export async function takeTurn(file, what) {
  const owner = await ownerOf(file);
  if (owner !== undefined) {
    throw new Error(
      `${what} runs in this checkout already (process ${owner}). End it with Ctrl-C there first.`,
    );
  }
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}
