import type { Buffer } from 'node:buffer';
import { execFile } from 'node:child_process';
import { decodeName } from './file-names';

/** What git prints; undefined where there is no git, no repository, or nothing to print. */
export async function git(directory: string, ...args: string[]): Promise<string | undefined> {
  return (await run(directory, args))?.toString('utf8');
}

/** The paths that git prints with `-z`; undefined as above. */
export async function gitPaths(directory: string, ...args: string[]): Promise<string[] | undefined> {
  const printed = await run(directory, args);
  if (!printed) return undefined;
  const paths: string[] = [];
  for (let start = 0; start < printed.length; ) {
    const end = printed.indexOf(0, start);
    const path = printed.subarray(start, end < 0 ? undefined : end);
    if (path.length > 0) paths.push(decodeName(path));
    start += path.length + 1;
  }
  return paths;
}

function run(directory: string, args: string[]): Promise<Buffer | undefined> {
  // a repository must not choose a program that runs here
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
  const options = { cwd: directory, maxBuffer: 1 << 30, encoding: 'buffer' } as const;
  return new Promise((resolve) => {
    execFile('git', [...safe, ...args], options, (error, stdout) => resolve(error ? undefined : stdout));
  });
}
