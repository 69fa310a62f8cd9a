import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BuildOutputs } from '../../client/outputs';
import { FakeClock } from './fake-clock';

interface Channel {
  name: string;
  language: string;
  appended: string[];
  isOpen: boolean;
}

const window = vi.hoisted(() => ({ channels: [] as Channel[] }));
vi.mock('vscode', () => ({
  window: {
    createOutputChannel: (name: string, language: string) => {
      const channel: Channel = { name, language, appended: [], isOpen: true };
      window.channels.push(channel);
      return {
        append: (text: string) => channel.appended.push(text),
        show: () => undefined,
        dispose: () => {
          channel.isOpen = false;
        },
      };
    },
  },
}));

let clock: FakeClock;
let outputs: BuildOutputs;

beforeEach(() => {
  window.channels = [];
  clock = new FakeClock();
  outputs = new BuildOutputs(clock);
});

const open = (id: string, name: string) => outputs.open(id, name, { kind: 'build', id });
const documentAt = (scheme: string, path: string) =>
  ({ uri: { scheme, path } }) as unknown as Parameters<BuildOutputs['logOf']>[0];

const textOf = (index = 0) => window.channels[index]?.appended.join('');

describe('the channel of a build', () => {
  it('has the language of logs, and its text plain', async () => {
    const output = open('web:1', 'CodeBuild: web #1');
    output.append('\x1b[32mPASS\x1b[0m\r\n10 %\r20 %\n');
    await clock.pass(50);
    expect(window.channels[0]).toMatchObject({ name: 'CodeBuild: web #1', language: 'codebuild-log' });
    expect(textOf()).toBe('PASS\n20 %\n');
  });

  it('gets what comes within a moment at once, but never much', async () => {
    const output = open('web:1', 'web');
    for (let line = 0; line < 20; line += 1) output.append(`${'x'.repeat(40_000)}\n`);
    await clock.pass(50);
    const lengths = window.channels[0]?.appended.map((text) => text.length) ?? [];
    expect(lengths.length).toBeLessThan(6);
    expect(Math.max(...lengths)).toBeLessThan(300_000);
  });

  it('shows a line that has no end once nothing comes any more, and at the end of the build', async () => {
    const output = open('web:1', 'web');
    output.append('Continue?');
    await clock.pass(400);
    expect(textOf()).toBe('');
    await clock.pass(200);
    expect(textOf()).toBe('Continue?');
    output.append(' [y/N]');
    output.end();
    expect(textOf()).toBe('Continue? [y/N]');
    await clock.pass(1000);
    expect(textOf()).toBe('Continue? [y/N]');
  });
});

describe('the channels of builds', () => {
  it('are the ten newest; those of builds that run stay', async () => {
    const running = open('web:0', 'running');
    for (let build = 1; build <= 12; build += 1) open(`web:${build}`, `${build}`).end();
    expect(window.channels.filter(({ isOpen }) => isOpen).map(({ name }) => name)).toEqual([
      'running',
      ...Array.from({ length: 9 }, (_, index) => String(index + 4)),
    ]);
    running.append('still here\n');
    await clock.pass(50);
    expect(textOf()).toBe('still here\n');
  });

  it('take nothing once they are closed', async () => {
    const output = open('web:1', 'web');
    output.append('text\n');
    outputs.dispose();
    await clock.pass(100);
    expect(textOf()).toBe('');
  });
});

describe('the log that a channel shows', () => {
  const path = 'extension-output-own.codebuild-workbench-#3-CodeBuild: web #1';

  it('is known by the name in its document', () => {
    open('web:1', 'CodeBuild: web #1');
    open('web:2', 'CodeBuild: web #2');
    expect(outputs.logOf(documentAt('output', path))).toEqual({
      place: { kind: 'build', id: 'web:1' },
      name: 'web #1',
    });
    expect(outputs.logOf(documentAt('file', path))).toBeUndefined();
    expect(outputs.logOf(documentAt('output', 'tasks'))).toBeUndefined();
  });

  it('is not guessed where two have one name', () => {
    open('web:1', 'CodeBuild: web #1');
    open('web:2', 'CodeBuild: web #1');
    expect(outputs.logOf(documentAt('output', path))).toBeUndefined();
  });
});
