import process from 'node:process';
import type { CliIo } from '../../cli/io';
import { run } from '../../cli/run';

export interface RunResult {
  exit: number;
  stdout: string;
  stderr: string;
}

/** Runs the command in a folder, as the terminal would. */
export async function runIn(
  cwd: string,
  args: string[],
  {
    env = {},
    signal = new AbortController().signal,
    onOutput = (_text: string) => {},
    askSecret = undefined as CliIo['askSecret'],
  } = {},
): Promise<RunResult> {
  let stdout = '';
  let stderr = '';
  const exit = await run(args, {
    stdout: {
      write: (text) => {
        stdout += text;
        onOutput(stdout);
      },
    },
    stderr: { write: (text) => (stderr += text) },
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
    cwd,
    signal,
    askSecret,
  });
  return { exit, stdout, stderr };
}

export const BUILDSPEC =
  'version: 0.2\nphases:\n  build:\n    commands: [echo "built $NAME", echo made > made.txt]\nartifacts:\n  files: made.txt\n';
