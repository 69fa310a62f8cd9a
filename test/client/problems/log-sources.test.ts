import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { knownSources } from '../../../client/problems/known-sources';
import { logSources } from '../../../client/problems/log-sources';
import type { SourceFolders } from '../../../client/problems/source-files';

const workspace = vi.hoisted(() => ({ isTrusted: false, workspaceFolders: [] as unknown[] }));
vi.mock('vscode', () => ({ workspace }));

const folder = (path: string) => ({ name: path.slice(1), uri: { scheme: 'file', toString: () => path } });
beforeEach(() => {
  workspace.workspaceFolders = ['/web', '/my-lib'].map(folder);
});

const document = { uri: { scheme: 'output' } } as unknown as vscode.TextDocument;
const sources = (of: Record<string, string>) => new Map(Object.entries(of)) as unknown as SourceFolders;
const inWords = (all: SourceFolders[]) =>
  all.map((each) => [...each].map(([id, uri]) => `${id}=${uri.toString()}`).join(' '));

describe('what the paths in a log count from', () => {
  it('are all folders of the workspace where its build is not known, secondary sources by their names', async () => {
    expect(inWords(await logSources(document, async () => undefined))).toEqual([
      'web=/web my_lib=/my-lib =/web',
      'web=/web my_lib=/my-lib =/my-lib',
    ]);
  });

  it('are the sources of its build where these are known, and no other folders', async () => {
    const own = sources({ '': '/my-lib', my_lib: '/clone' });
    expect(inWords(await logSources(document, async () => own))).toEqual(['web=/web my_lib=/clone =/my-lib']);
  });

  it('are the folders too where the workspace has only a secondary source of the build', async () => {
    const own = sources({ my_lib: '/clone' });
    expect((await logSources(document, async () => own)).length).toBe(3);
  });
});

describe('the sources of the builds that the window knows', () => {
  const parts = {
    placeOf: () => ({ kind: 'run' as const, id: 'local:1' }),
    ofRun: async (id: string) => sources({ '': id }),
    ofBuild: async (id: string) => sources({ '': id }),
  };
  const known = async (scheme: string, query: string) =>
    (await knownSources(parts)({ uri: { scheme, query } } as vscode.TextDocument))?.get('');

  it('are found by a log in the editor or in the Output view', async () => {
    expect(await known('codebuild-log', 'run=web%3A7')).toBe('web:7');
    expect(await known('codebuild-log', 'build=arn:aws:codebuild:eu-west-1:1:build%2Fweb:7')).toBe('web:7');
    expect(await known('codebuild-log', 'file=/tmp/a.log')).toBeUndefined();
    expect(await known('output', '')).toBe('local:1');
  });
});
