import { expect, it, vi } from 'vitest';
import type { LocalBuilds } from '../../../client/local/activate';
import { localSource } from '../../../client/local/insights-source';
import { ended, phase, runsWith } from './a-run';

vi.mock('vscode', () => ({
  Uri: { parse: (text: string) => text },
  workspace: { asRelativePath: (uri: string) => uri.split('/').slice(-2).join('/') },
}));

it('has the runs on this computer, their buildspecs as projects, and opens their logs', async () => {
  const runs = runsWith(phase('BUILD', 'SUCCEEDED', 1), ended('SUCCEEDED', 2));
  const opened: string[] = [];
  const source = localSource({
    runs: () => runs.all,
    openLog: async (id: string) => void opened.push(id),
    explain: async () => undefined,
  } as unknown as LocalBuilds);
  const { history, fetch } = await source.open();
  expect(history.ids).toEqual(['project:1']);
  expect(history.projects.all()).toEqual([expect.stringMatching(/buildspec\.yml$/)]);
  // what is here has not to be fetched
  expect(fetch).toBeUndefined();
  await source.openLog('project:1');
  expect(opened).toEqual(['project:1']);
});
