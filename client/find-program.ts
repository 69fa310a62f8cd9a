import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

export interface FindProgramOptions {
  /** The variable PATH. */
  path?: string;
  platform?: NodeJS.Platform;
  isProgram?(file: string): Promise<boolean>;
}

/**
 * Where a program is, by PATH. Only absolute folders count: a relative one is whatever the current folder has. On Windows only what needs no
 * shell to run, since a shell would read arguments in its own way.
 */
export async function findProgram(
  name: string,
  {
    path: folders = process.env.PATH ?? '',
    platform = process.platform,
    isProgram = isExecutable,
  }: FindProgramOptions = {},
): Promise<string | undefined> {
  const { delimiter, isAbsolute, join } = platform === 'win32' ? path.win32 : path.posix;
  const file = platform === 'win32' ? `${name}.exe` : name;
  for (const folder of folders.split(delimiter)) {
    if (isAbsolute(folder) && (await isProgram(join(folder, file)))) return join(folder, file);
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
