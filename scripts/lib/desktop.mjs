import process from 'node:process';
import { ROOT } from './paths.mjs';
import { findProgram } from './programs.mjs';
import { run } from './run.mjs';

/**
 * Opens a window of the VS Code on PATH with the extension of this checkout and nothing of the user's own.
 * @param {{ workspace: string, userDataDirectory: string, extensionsDirectory: string }} folders
 * @returns {Promise<boolean>} false where there is no `code`, or it cannot open a window
 */
export async function openDesktop({ workspace, userDataDirectory, extensionsDirectory }) {
  const code = await findProgram('code');
  if (!code) return false;
  // VS Code refuses root without it
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [
    `--extensionDevelopmentPath=${ROOT}`,
    `--user-data-dir=${userDataDirectory}`,
    `--extensions-dir=${extensionsDirectory}`,
    ...root,
    workspace,
  ];
  try {
    await run(code, args);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}
