import { describe, expect, it } from 'vitest';
import { runCommand } from '../../cli/commands';

async function run(...args: string[]) {
  const io = { out: '', err: '' };
  const code = await runCommand(
    args,
    {
      stdout: { write: (text) => (io.out += text) },
      stderr: { write: (text) => (io.err += text) },
      env: {},
      cwd: '.',
      signal: new AbortController().signal,
    },
    '1.2.3',
  );
  return { code, ...io };
}

describe('the command line', () => {
  it.each([['--help'], ['help'], ['run', '--help'], ['lint', '-h']])(
    'explains itself at %s %s',
    async (...args) => {
      expect(await run(...args)).toMatchObject({ code: 0, out: expect.stringContaining('Usage:'), err: '' });
    },
  );

  it('tells its version', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, out: '1.2.3\n' });
  });

  it.each([
    [[], 'No command given.'],
    [['deploy'], 'Unknown command: deploy'],
    [['toString'], 'Unknown command: toString'],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('refuses a flag that it does not know', async () => {
    expect(await run('lint', '--colour', 'x.yml')).toEqual({
      code: 2,
      out: '',
      err: "Unknown option '--colour'.\nSee all options with: lint --help\n",
    });
  });
});
