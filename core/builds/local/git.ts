import { execFile } from 'node:child_process';

/** What git prints; undefined where there is no git, no repository, or nothing to print. */
export function git(directory: string, ...args: string[]): Promise<string | undefined> {
  // a repository must not choose a program that runs here
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
  return new Promise((resolve) => {
    execFile('git', [...safe, ...args], { cwd: directory, maxBuffer: 1 << 30 }, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });
}
