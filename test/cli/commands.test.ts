import { describe, expect, it } from 'vitest';
import { runCommand } from '../../cli/commands';
import { printed } from './printed';

const run = (...args: string[]) => printed((given, io) => runCommand(given, io, '1.2.3'), args);

describe('the command line', () => {
  it.each([['--help'], ['help'], ['run', '--help'], ['lint', '-h']])(
    'explains itself at %s %s',
    async (...args) => {
      expect(await run(...args)).toMatchObject({
        exit: 0,
        stdout: expect.stringContaining('Usage:'),
        stderr: '',
      });
    },
  );

  it('tells its version', async () => {
    expect(await run('--version')).toMatchObject({ exit: 0, stdout: '1.2.3\n' });
  });

  it.each([
    [[], 'No command given.'],
    [['deploy'], 'Unknown command: deploy'],
    [['toString'], 'Unknown command: toString'],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { exit, stderr } = await run(...args);
    expect(exit).toBe(2);
    expect(stderr).toContain(message);
  });

  it('refuses a flag that it does not know', async () => {
    expect(await run('lint', '--colour', 'x.yml')).toEqual({
      exit: 2,
      stdout: '',
      stderr: "Unknown option '--colour'.\nSee all options with: lint --help\n",
    });
  });
});
