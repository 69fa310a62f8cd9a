import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { LogLinks } from '../../../client/problems/log-links';
import { saidBefore } from '../../../client/problems/said-before';
import type { SourceFolders } from '../../../client/problems/source-files';
import { SectionReader } from '../../../core/builds/log/section-reader';
import type { AgentText } from '../../../core/builds/log/sections';

const workspace = await vi.hoisted(async () => {
  const { aWorkspace } = await import('./a-workspace');
  return aWorkspace('/ws', ['/ws/a.ts', '/ws/web/b.ts', '/ws/web/deep/c.ts', '/else/d.ts']);
});
vi.mock('vscode', () => workspace.vscode);

const agent = (text: string) => `[Container] 2026/01/28 20:46:51.456792 ${text}`;
const token = { isCancellationRequested: false } as vscode.CancellationToken;
let lines: string[];
let links: LogLinks;
let asked: number;
let said: AgentText[];
const document = {
  get lineCount() {
    return lines.length;
  },
  lineAt: (line: number) => ({ text: lines[line] ?? '' }),
} as unknown as vscode.TextDocument;

beforeEach(() => {
  workspace.looked.length = 0;
  asked = 0;
  said = [];
  links = new LogLinks({
    foldersOf: async () => {
      asked += 1;
      return [new Map([['', workspace.uriOf('/ws')]]) as unknown as SourceFolders];
    },
    saidBefore: async () => said,
  });
});

/** What is linked, each as `line and columns → target`. */
async function shown(): Promise<string[]> {
  const all = await links.provideDocumentLinks(document, token);
  return all.map(({ range, target }) => `${(range as unknown as { text: string }).text} → ${target}`);
}

describe('the links of a log', () => {
  it('lead to the places of files that are in the workspace', async () => {
    lines = [
      agent('CODEBUILD_SRC_DIR=/codebuild/output/src1/src'),
      agent('Running command cd web && make'),
      '/codebuild/output/src1/src/a.ts:3:7: error',
      'b.ts(4,2): error',
      '  at run (c.ts:9)',
      'gone.ts:1:1 and ../d.ts:1 and /else/d.ts:1',
      '',
    ];
    expect(await shown()).toEqual([
      '2 0 2 35 → file:///ws/a.ts#L3,7',
      '3 0 3 9 → file:///ws/web/b.ts#L4,2',
      '4 10 4 16 → file:///ws/web/deep/c.ts#L9',
    ]);
  });

  it('stand where the text is, with sequences of a terminal in it', async () => {
    lines = ['\x1b[96ma.ts\x1b[0m:\x1b[93m3\x1b[0m:\x1b[93m7\x1b[0m - error', ''];
    expect(await shown()).toEqual(['0 5 0 31 → file:///ws/a.ts#L3,7']);
  });

  it('are those of what is written behind links of a terminal', async () => {
    lines = ['\x1b]8;;file:///else/d.ts\x1b\\a.ts:3\x1b]8;;\x1b\\ and \x1b]8;;http://x\x07a.ts:4', ''];
    expect(await shown()).toEqual(['0 24 0 30 → file:///ws/a.ts#L3', '0 56 0 62 → file:///ws/a.ts#L4']);
  });

  it('count from what a log told before the part that is shown, also without timestamps', async () => {
    said = [{ text: 'CODEBUILD_SRC_DIR=/tmp/b7/src' }, { text: 'Running command cd web' }];
    lines = ['/tmp/b7/src/a.ts:3', 'b.ts:4', '[Container] Running command cd deep', 'c.ts:5', ''];
    expect(await shown()).toEqual([
      '0 0 0 18 → file:///ws/a.ts#L3',
      '1 0 1 6 → file:///ws/web/b.ts#L4',
      '3 0 3 6 → file:///ws/web/deep/c.ts#L5',
    ]);
  });

  it('come with the lines that a log gets, each looked for once', async () => {
    lines = ['a.ts:1', 'a.ts:2'];
    expect(await shown()).toHaveLength(1);
    lines = [...lines, 'a.ts:3', ''];
    expect(await shown()).toHaveLength(3);
    expect(workspace.looked).toEqual(['/ws/a.ts']);
    expect(asked).toBe(1);
  });

  it('are looked for anew where the document has another log', async () => {
    lines = ['a.ts:1', ''];
    await shown();
    lines = ['other', ''];
    expect(await shown()).toEqual([]);
  });

  it('are no more than anybody follows', async () => {
    lines = [...Array.from({ length: 6000 }, (_, index) => `a.ts:${index + 1}`), ''];
    expect((await shown()).length).toBe(5000);
  });

  it('are not looked for on where nobody waits for them', async () => {
    lines = ['a.ts:1', ''];
    const cancelled = { isCancellationRequested: true } as vscode.CancellationToken;
    expect(await links.provideDocumentLinks(document, cancelled)).toEqual([]);
    expect(await shown()).toHaveLength(1);
  });
});

describe('what the agent said before the part of a log that is shown', () => {
  const reader = new SectionReader();
  const log = [
    'CODEBUILD_SRC_DIR=/tmp/b7/src',
    'Entering phase BUILD',
    'Running command cd web',
    'Running command cd deep',
  ];
  for (const text of log) reader.read(`lint | ${agent(text)}`);
  const { sections, stretches, sources, errorLines, prefixKind } = reader;
  const found = { sections, stretches, sources, errorLines, prefixKind };
  const saidIn = (firstLine: number) => saidBefore({ ...found, firstLine, isLive: false, spansOf: () => [] });

  it('are the sources and the commands, each of its build', () => {
    expect(saidIn(3)).toEqual([
      { build: 'lint', text: 'CODEBUILD_SRC_DIR=/tmp/b7/src' },
      { build: 'lint', text: 'Running command cd web' },
    ]);
  });

  it('is nothing where it is shown from its beginning', () => {
    expect(saidIn(0)).toEqual([]);
  });
});
