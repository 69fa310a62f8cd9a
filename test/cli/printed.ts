import type { CliIo } from '../../cli/io';

/** Runs a command of the terminal; with its exit code, what it printed. */
export async function printed(
  command: (args: string[], io: CliIo) => Promise<number>,
  args: string[],
  io: Partial<CliIo> = {},
): Promise<{ exit: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const exit = await command(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    cwd: '/',
    signal: new AbortController().signal,
    ...io,
  });
  return { exit, stdout, stderr };
}
