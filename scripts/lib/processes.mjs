import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const ours = new Set();

// nobody is left behind, however we end; what was disposed of in order is gone already
process.on('exit', () => {
  for (const child of ours) child.kill('SIGTERM');
});

/**
 * Starts a process that ends with us at the latest. It is in a group of its own: Ctrl-C in the terminal reaches only us, and we
 * end what we run in our order.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function spawnOwn(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  ours.add(child);
  child.once('exit', () => ours.delete(child));
  return child;
}

/**
 * Ends a process: asks, waits, then kills.
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ signal?: NodeJS.Signals, deadlineMs?: number }} [options]
 */
export async function end(child, { signal = 'SIGTERM', deadlineMs = 10_000 } = {}) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const deadline = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
  await exited;
  clearTimeout(deadline);
}

/**
 * Waits until a process prints a line that matches. Rejects with what it printed where it ends first.
 * @param {import('node:child_process').ChildProcess} child with piped output
 * @param {RegExp} pattern
 * @param {string} what the user's name for the process
 * @returns {Promise<RegExpExecArray>}
 */
export function printed(child, pattern, what) {
  return new Promise((resolve, reject) => {
    let output = '';
    const look = (/** @type {Buffer} */ chunk) => {
      if (output.length > 100_000) return;
      output += chunk;
      const match = pattern.exec(output);
      if (match) resolve(match);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${what} ended before it was ready (exit code ${code}):\n${output.trim()}`)),
    );
  });
}
