import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** What a debug session takes on this computer: the AWS CLI, and the plugin that it opens the session with. */
export const SESSION_PROGRAMS = ['aws', 'session-manager-plugin'] as const;

export interface ProgramsOptions {
  /** Of PATH. */
  path: string;
  platform: NodeJS.Platform;
}

/** Those of the programs that are in no folder of PATH. */
export async function missingPrograms(
  programs: readonly string[],
  { path, platform }: ProgramsOptions,
): Promise<string[]> {
  const endings = platform === 'win32' ? ['.exe', '.cmd'] : [''];
  // an empty part would be the current folder, which is nobody's choice
  const folders = path.split(delimiter).filter(Boolean);
  const isThere = async (program: string) => {
    const files = folders.flatMap((folder) => endings.map((ending) => join(folder, `${program}${ending}`)));
    return (await Promise.all(files.map(isExecutable))).includes(true);
  };
  const found = await Promise.all(programs.map(isThere));
  return programs.filter((_program, index) => !found[index]);
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
