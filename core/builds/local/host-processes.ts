import { readdir, readFile } from 'node:fs/promises';
import process from 'node:process';

/**
 * Kills what is left of a build: its process group, and (where /proc tells) processes that left the group, as daemons do, but
 * still have the build's folder in their environment. Never rejects.
 */
export async function killProcesses(group: number, folder: string): Promise<void> {
  killGroup(group);
  await killProcessesIn(folder);
}

/** Kills the processes (where /proc tells) that have a build's folder in their environment. Never rejects. */
export async function killProcessesIn(folder: string): Promise<void> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (environment.includes(`${folder}/`)) kill(Number(pid));
    }),
  );
}

/** Kills a process group at once, as at the end of our own process. */
export function killGroup(group: number): void {
  kill(-group);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
