import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { ConnectedProjects } from '../../../client/cloud/connected-projects';
import { CloudStore } from '../../../client/cloud/store';
import { Emitter } from '../../../client/emitter';
import { type LinkParts, linkCommands } from '../../../client/local/link-commands';
import { buildspecNode } from '../../../client/local/nodes';
import { ProjectLinks } from '../../../client/local/project-links';
import { anApi, failed, ok } from '../cloud/an-api';
import { aLinkedProject, aProject } from './a-link';
import { BUILDSPEC, runsWith } from './a-run';
import { memento } from './aws-memory';

type Item = { label: string; description?: string };
const shown = vi.hoisted(() => ({
  lists: [] as Item[][],
  picks: [] as string[],
  failures: [] as unknown[],
}));
vi.mock('vscode', () => ({
  QuickPickItemKind: { Separator: -1 },
  Uri: Object.assign(class {}, {
    parse: (text: string) => ({ toString: () => text, fsPath: new URL(text).pathname }),
  }),
  workspace: { isTrusted: true, asRelativePath: (uri: vscode.Uri) => uri.fsPath },
  window: {
    showQuickPick: async (items: Promise<Item[]>) => {
      shown.lists.push(await items);
      const wanted = shown.picks.shift();
      return shown.lists.at(-1)?.find(({ label }) => label === wanted);
    },
  },
}));
vi.mock('../../../client/failures', () => ({
  showAwsFailure: async (error: unknown) => void shown.failures.push(error),
}));

let links: ProjectLinks;
const node = buildspecNode('buildspec.yml', BUILDSPEC);
const docs = aProject({}, { name: 'docs', source: { type: 'NO_SOURCE' } });

beforeEach(() => {
  Object.assign(shown, { lists: [], picks: [], failures: [] });
  links = new ProjectLinks(memento());
});

function commands(overrides: Parameters<typeof anApi>[0] = {}, others: string[] = []) {
  const store = new CloudStore(
    anApi({
      projectNames: (token) =>
        token === undefined ? ok({ names: ['docs'], nextToken: '2' }) : ok({ names: ['web'] }),
      projects: (names) => ok([docs, aProject()].filter(({ name = '' }) => names.includes(name))),
      ...overrides,
    }),
  );
  const projects = new ConnectedProjects({
    all: ['default', ...others].map((name) => ({ name, store })),
    onDidChange: new Emitter<void>().event,
  });
  const linker = {
    placeOf: async () => ({ remotes: ['git@github.com:octo/site.git'], path: 'buildspec.yml' }),
  };
  return linkCommands({ links, projects, linker, runs: runsWith() } as unknown as LinkParts);
}

describe('Link Project…', () => {
  it('lists the projects, those that build the file first, and links the one that is picked', async () => {
    shown.picks = ['$(ellipsis) Load more…', 'docs'];
    await commands()['codebuild.local.linkProject']?.(node);
    expect(shown.lists.map((list) => list.map(({ label }) => label))).toEqual([
      ['default, eu-west-1', 'docs', '$(ellipsis) Load more…'],
      ['builds this file', 'web', 'default, eu-west-1', 'docs'],
    ]);
    expect(links.get(BUILDSPEC)).toMatchObject({ project: { name: 'docs' }, byHand: true });
  });

  it('asks for the connection where there are several', async () => {
    shown.picks = ['prod', 'docs'];
    await commands({}, ['prod'])['codebuild.local.linkProject']?.(node);
    expect(shown.lists[0]).toMatchObject([
      { label: 'default', description: 'eu-west-1' },
      { label: 'prod', description: 'eu-west-1' },
    ]);
    expect(links.get(BUILDSPEC).project?.connection).toEqual({ name: 'prod', region: 'eu-west-1' });
  });

  it('says why there is no list, and leaves the link as it was', async () => {
    await links.set(BUILDSPEC, { project: aLinkedProject() });
    await commands({ projectNames: () => failed('denied') })['codebuild.local.linkProject']?.(node);
    expect(shown.failures).toMatchObject([{ kind: 'denied' }]);
    expect(links.get(BUILDSPEC)).toEqual({ project: aLinkedProject() });
  });

  it('changes nothing where the user gives up', async () => {
    await commands()['codebuild.local.linkProject']?.(node);
    expect(links.get(BUILDSPEC)).toEqual({});
  });
});

it('Unlink Project stays: a later look finds no project again', async () => {
  await links.set(BUILDSPEC, { project: aLinkedProject() });
  await commands()['codebuild.local.unlinkProject']?.(node);
  expect(links.get(BUILDSPEC)).toEqual({ byHand: true });
});
