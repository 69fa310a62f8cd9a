import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyCommandOutput, copyLink } from '../../../client/log/copy-commands';
import { openInEditor, saveAs, showWholeLine } from '../../../client/log/log-commands';
import type { LogPlace } from '../../../client/log/log-place';
import type { LogRoom } from '../../../client/log/room';
import { TextViews } from '../../../client/log/text-views';
import { ChannelText } from '../../../core/builds/log/channel-text';

const state = vi.hoisted(() => ({
  editor: undefined as unknown,
  copied: '',
  saveTo: '',
  told: [] as string[],
}));
vi.mock('vscode', async () => {
  const { copyFile } = await import('node:fs/promises');
  const file = (path: string) => ({ path, fsPath: path });
  return {
    Uri: { file, joinPath: (folder: { path: string }, name: string) => file(`${folder.path}/${name}`) },
    env: { clipboard: { writeText: async (text: string) => Object.assign(state, { copied: text }) } },
    window: {
      get activeTextEditor() {
        return state.editor;
      },
      setStatusBarMessage: () => undefined,
      showSaveDialog: async () => file(state.saveTo),
      showInformationMessage: async (text: string) => {
        state.told.push(text);
      },
    },
    workspace: {
      fs: { copy: (from: { path: string }, to: { path: string }) => copyFile(from.path, to.path) },
    },
  };
});

const agent = (text: string) => `[Container] 2026/01/28 20:46:51.500000 ${text}`;
const LONG = 'x'.repeat(9_000);
const LOG = `${agent('Running command make')}\n10 %\r\x1b[32mmade\x1b[0m\n${LONG}\n${agent('Running command next')}\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-commands-'));
  await writeFile(join(folder, 'own.log'), LOG);
});
afterAll(() => rm(folder, { recursive: true }));

let opened: unknown[];
beforeEach(() => {
  opened = [];
  state.told = [];
});

/** A room whose log is in a channel of the Output view, with the cursor in a line of it. */
function roomOfChannel(place: LogPlace, line: number): LogRoom {
  const lines = new ChannelText().push(LOG).split('\n');
  const document = {
    uri: { scheme: 'output', toString: () => 'output:1' },
    version: 1,
    lineCount: lines.length,
    lineAt: (at: number) => ({ text: lines[at] ?? '' }),
  };
  state.editor = { document, selection: { active: { line } } };
  const texts = new TextViews();
  const log = { place, name: 'web #1' };
  return {
    documents: { shownIn: () => undefined },
    viewOf: () => texts.of(document as never),
    logOf: () => log,
    logs: { pathOf: () => join(folder, 'own.log') },
    editors: { showWholeLine: async (...what: unknown[]) => void opened.push(what) },
    show: async (...what: unknown[]) => void opened.push(what),
  } as unknown as LogRoom;
}

const RUN: LogPlace = { kind: 'run', id: 'local:1' };

describe('the log that the Output view shows', () => {
  it('opens in the editor', async () => {
    await openInEditor(roomOfChannel(RUN, 0));
    expect(opened).toEqual([[RUN, 'web #1', { follows: true }]]);
  });

  it('is saved as the build wrote it', async () => {
    state.saveTo = join(folder, 'saved.log');
    await saveAs(roomOfChannel(RUN, 0));
    expect(await readFile(state.saveTo, 'utf8')).toBe(LOG);
    state.saveTo = join(folder, 'nowhere', 'saved.log');
    await saveAs(roomOfChannel(RUN, 0));
    expect(state.told).toEqual([expect.stringMatching(/^The log could not be saved to saved.log: /)]);
  });

  it('shows a long line in whole, and says of others that they are', async () => {
    await showWholeLine(roomOfChannel(RUN, 2), undefined);
    expect(opened).toEqual([[{ place: RUN, name: 'web #1' }, 2]]);
    await showWholeLine(roomOfChannel(RUN, 1), undefined);
    expect(state.told).toEqual(['This line is whole.']);
  });

  it('gives the output of a command, plain', async () => {
    await copyCommandOutput(roomOfChannel(RUN, 1));
    expect(state.copied).toBe(`made\n${'x'.repeat(8_000)} …\n`);
  });

  it('has a link to its file, or to the page of its build in the console', async () => {
    await copyLink(roomOfChannel(RUN, 1));
    expect(state.copied).toBe(join(folder, 'own.log'));
    await copyLink(
      roomOfChannel({ kind: 'build', id: 'arn:aws:codebuild:eu-west-1:123456789012:build/web:1-2' }, 1),
    );
    expect(state.copied).toMatch(/^https:\/\/.*console\.aws\.amazon\.com\/.*web/);
  });
});
