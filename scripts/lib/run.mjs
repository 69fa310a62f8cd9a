import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** A command that ended with another exit code than 0. */
class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {number | null} exitCode
   * @param {string} output
   */
  constructor(command, exitCode, output) {
    super(`${command} ended with exit code ${exitCode}${output ? `:\n${output.trimEnd()}` : ''}`);
    this.name = 'CommandFailed';
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command in the checkout and waits for it. Rejects with CommandFailed.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { input?: NodeJS.ReadableStream }} [options]
 *   `stdio` is inherited where not given; `pipe` collects the output
 * @returns {Promise<string>} what the command printed, where it was collected
 */
export async function run(command, args, { input, ...options } = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  if (input && child.stdin) input.pipe(child.stdin);
  const exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (exitCode !== 0) throw new CommandFailed([command, ...args].join(' '), exitCode, output);
  return output;
}

/**
 * Runs a command quietly; undefined where it is not there or fails.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function tryRun(command, args, options) {
  try {
    return await run(command, args, { stdio: ['ignore', 'pipe', 'ignore'], ...options });
  } catch {
    return undefined;
  }
}
