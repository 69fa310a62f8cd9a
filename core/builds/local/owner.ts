import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';

/**
 * Who made a container or a folder, as a text that is kept with it: computer, process id and start of the process. So what a
 * process that was killed left behind can be told from what another one still uses.
 */
export async function ownerOf(pid: number): Promise<string> {
  const [computer, start] = await Promise.all([thisComputer(), startOf(pid)]);
  return JSON.stringify([computer, pid, start]);
}

/** What became of an owner; `unknown` where its process cannot be seen from here. */
export async function fateOf(owner: string | undefined): Promise<'alive' | 'gone' | 'unknown'> {
  const [computer, pid, start] = parse(owner);
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return 'unknown';
  if (computer !== (await thisComputer())) return 'unknown';
  if (!isAlive(pid)) return 'gone';
  // the number may be another process's by now
  const now = await startOf(pid);
  if (typeof start !== 'string' || start === '' || now === '') return 'unknown';
  return now === start ? 'alive' : 'gone';
}

/** True only where it is certain: the owner ran on this computer, and its process is no more. */
export async function isGone(owner: string | undefined): Promise<boolean> {
  return (await fateOf(owner)) === 'gone';
}

function parse(owner: string | undefined): unknown[] {
  try {
    const value: unknown = JSON.parse(owner ?? '');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Whether a process of this number runs, or one that this user must not know of. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Containers may share the name of their computer, but count their processes on their own. */
async function thisComputer(): Promise<string> {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${namespace}`;
}

/** '' where this system does not tell. */
async function startOf(pid: number): Promise<string> {
  if (process.platform === 'win32') return '';
  if (process.platform !== 'linux') return psStart(pid);
  const [boot, stat] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ]);
  // proc(5): the 22nd field, counted behind a name that may hold anything
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined ? '' : `${boot.trim()} ${ticks}`;
}

function psStart(pid: number): Promise<string> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'lstart=', '-p', String(pid)], (error, stdout) =>
      resolve(error ? '' : stdout.trim()),
    );
  });
}
