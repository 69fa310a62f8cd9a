import { tmpdir } from 'node:os';
import process from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { ProgramTerminal } from '../../client/program-terminal';

vi.mock('vscode', async () => {
  const { Emitter } = await import('../../client/emitter');
  return { EventEmitter: Emitter };
});

/** Node with a script, and VS Code's side of its terminal. */
function run(script: string, args: string[] = [], program = process.execPath) {
  const shown: string[] = [];
  let hear: () => void = () => undefined;
  let end: (isWell: boolean) => void = () => undefined;
  const said = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const ended = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  const options = { program, args: ['-e', script, '--', ...args], cwd: tmpdir() };
  const terminal = new ProgramTerminal(options, (isWell) => end(isWell));
  terminal.onDidWrite((text) => {
    shown.push(text);
    hear();
  });
  terminal.onDidClose(() => shown.push('<closed>'));
  terminal.open();
  return { terminal, ended, said, shown, text: () => shown.join('') };
}

describe('a terminal that runs one program', () => {
  it('shows what it says, and closes where it ended well', async () => {
    const { ended, shown } = run('console.log("one\\ntwo")');
    expect(await ended).toBe(true);
    expect(shown.join('')).toBe('one\r\ntwo\r\n<closed>');
  });

  it('gives it its arguments as they are, whatever a shell would make of them', async () => {
    const hostile = '--profile=$(touch /tmp/owned); `id` "x" \'y\'';
    const { ended, text } = run('console.log(process.argv.at(-1))', [hostile]);
    expect(await ended).toBe(true);
    expect(text()).toBe(`${hostile}\r\n<closed>`);
  });

  it('stays to be read where it failed, until a key is pressed', async () => {
    const { terminal, ended, shown, text } = run('console.error("no session"); process.exit(3)');
    expect(await ended).toBe(false);
    expect(text()).toBe(
      'no session\r\n\r\nIt ended with exit code 3. Press any key to close this terminal.\r\n',
    );
    terminal.handleInput(' ');
    expect(shown.at(-1)).toBe('<closed>');
  });

  it('ends it on Ctrl+C', async () => {
    const { terminal, ended, said, text } = run('console.log("waiting"); setInterval(() => {}, 1000)');
    await said;
    terminal.handleInput('x');
    terminal.handleInput('\x03');
    expect(await ended).toBe(false);
    expect(text()).toMatch(/^waiting\r\n\r\nIt was cancelled\. /);
  });

  it('says so where there is no such program', async () => {
    const { ended, text } = run('', [], '/nowhere/aws');
    expect(await ended).toBe(false);
    expect(text()).toMatch(/ENOENT/);
  });
});
