import { describe, expect, it, vi } from 'vitest';
import { ShellTerminal } from '../../../client/local/shell-terminal';
import type { TerminalOptions } from '../../../core/builds/local/engine';

vi.mock('vscode', async () => {
  const { Emitter } = await import('../../../client/emitter');
  return { EventEmitter: Emitter };
});

/** A shell in a container, and VS Code's side of its terminal. */
function shell({ isPaused = true } = {}) {
  const heard: string[] = [];
  let say: (chunk: Uint8Array) => void = () => undefined;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const open = async ({ columns, rows }: TerminalOptions) => {
    heard.push(`open ${columns}x${rows}`);
    return {
      ended,
      onData: (listener: typeof say) => {
        say = listener;
      },
      write: (text: string) => void heard.push(`write ${text}`),
      resize: (size: TerminalOptions) => void heard.push(`resize ${size.columns}x${size.rows}`),
      close: () => void heard.push('close'),
    };
  };
  const terminal = new ShellTerminal(open, () => isPaused);
  const shown: string[] = [];
  terminal.onDidWrite((text) => shown.push(text));
  terminal.onDidClose(() => shown.push('<closed>'));
  return { terminal, heard, shown, say: (bytes: Uint8Array) => say(bytes), end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a shell in the container of a build', () => {
  it('hears what the user types and shows what it says, characters whole', async () => {
    const { terminal, heard, shown, say } = shell();
    terminal.open({ columns: 100, rows: 20 });
    await settled();
    terminal.handleInput('ls\r');
    terminal.setDimensions({ columns: 90, rows: 10 });
    const bytes = new TextEncoder().encode('größe');
    say(bytes.subarray(0, 3));
    say(bytes.subarray(3));
    expect(heard).toEqual(['open 100x20', 'write ls\r', 'resize 90x10']);
    expect(shown.join('')).toBe('größe');
  });

  it('ends with its terminal, also one that was closed while it was opened', async () => {
    const { terminal, heard } = shell();
    terminal.open(undefined);
    terminal.close();
    await settled();
    expect(heard).toEqual(['open 80x30', 'close']);
  });

  it('closes its terminal where the user leaves it', async () => {
    const { terminal, shown, end } = shell();
    terminal.open(undefined);
    await settled();
    end();
    await settled();
    expect(shown).toEqual(['<closed>']);
  });

  it('leaves on screen what it showed where the build ends first', async () => {
    const { terminal, shown, end } = shell({ isPaused: false });
    terminal.open(undefined);
    await settled();
    end();
    await settled();
    expect(shown.join('')).toContain('The build has ended, and its container is gone.');
    terminal.handleInput('x');
    expect(shown.at(-1)).toBe('<closed>');
  });

  it('says why it cannot be opened', async () => {
    const terminal = new ShellTerminal(
      () => Promise.reject(new Error('The container is gone.')),
      () => true,
    );
    const shown: string[] = [];
    terminal.onDidWrite((text) => shown.push(text));
    terminal.open(undefined);
    await settled();
    expect(shown.join('')).toContain('The container is gone.');
  });
});
