import type { Project } from '@aws-sdk/client-codebuild';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CloudApi } from '../../../client/cloud/api';
import { ConnectedProjects } from '../../../client/cloud/connected-projects';
import { CloudStore } from '../../../client/cloud/store';
import { Emitter } from '../../../client/emitter';
import { ProjectLinker } from '../../../client/local/project-linker';
import { ProjectLinks } from '../../../client/local/project-links';
import type { ClonedFolder } from '../../../core/builds/local/clone';
import { anApi, failed, ok } from '../cloud/an-api';
import { manyNames } from '../cloud/projects/names';
import { FakeClock } from '../fake-clock';
import { aProject } from './a-link';
import { BUILDSPEC } from './a-run';
import { memento } from './aws-memory';

let calls: string[][];
let looks: number;
let remote: Project[] | 'denied';
let clone: ClonedFolder | undefined;
let trusted: boolean;
let links: ProjectLinks;

beforeEach(() => {
  calls = [];
  looks = 0;
  remote = [aProject()];
  clone = { remotes: ['git@github.com:octo/site.git'], prefix: '' };
  trusted = true;
  links = new ProjectLinks(memento());
});

function start(overrides: Partial<CloudApi> = {}) {
  const store = new CloudStore(
    anApi({
      projectNames: () => ok({ names: ['web', 'docs'] }),
      projects: (names) => {
        calls.push([...names]);
        return remote === 'denied' ? failed('denied') : ok(remote);
      },
      ...overrides,
    }),
  );
  const buildspecs = new Emitter<void>();
  const file = { uri: BUILDSPEC, directory: '/project', name: 'buildspec.yml' };
  const projects = new ConnectedProjects({
    all: [{ name: 'default', store }],
    onDidChange: new Emitter<void>().event,
  });
  const linker = new ProjectLinker({
    projects,
    links,
    buildspecs: { all: async () => [file], onDidChange: buildspecs.event },
    isTrusted: () => trusted,
    clock: new FakeClock(),
    random: () => 0.5,
    cloneOf: async () => {
      looks += 1;
      return clone;
    },
  });
  /** What the CodeBuild view does when it is shown. */
  const show = async () => {
    await store.connect();
    await store.projects();
    await linker.look();
  };
  return { store, linker, show, buildspecs };
}

describe('the linker', () => {
  it('links a buildspec when the CodeBuild view lists the project that builds it', async () => {
    const { show } = start();
    await show();
    expect(links.get(BUILDSPEC).project).toMatchObject({
      name: 'web',
      connection: { name: 'default', region: 'eu-west-1' },
    });
    expect(calls).toEqual([['web', 'docs']]);
  });

  it('asks for each project once, however often it looks', async () => {
    const { show, store, buildspecs, linker } = start();
    await show();
    buildspecs.fire();
    store.refresh();
    await show();
    expect(calls).toHaveLength(1);
    store.forgetDetails();
    await linker.look();
    expect(calls).toHaveLength(2);
  });

  it('asks nothing, and runs no git, before the view has listed projects', async () => {
    const { linker } = start();
    await linker.look();
    expect({ calls, looks }).toEqual({ calls: [], looks: 0 });
  });

  it('asks nothing, and runs no git, in Restricted Mode', async () => {
    trusted = false;
    const { show } = start();
    await show();
    expect({ calls, looks }).toEqual({ calls: [], looks: 0 });
    expect(links.get(BUILDSPEC)).toEqual({});
  });

  it.each([
    ['is in no clone', undefined],
    ['is in a clone without remotes', { remotes: [], prefix: '' }],
  ])('asks nothing for a buildspec that %s', async (_what, place) => {
    clone = place;
    await start().show();
    expect(calls).toEqual([]);
  });

  it('takes a buildspec below the root by its path in the repository', async () => {
    clone = { remotes: ['git@github.com:octo/site.git'], prefix: 'api/' };
    remote = [
      aProject(),
      aProject(
        {},
        { name: 'docs', source: { ...aProject().source, type: 'GITHUB', buildspec: 'api/buildspec.yml' } },
      ),
    ];
    await start().show();
    expect(links.get(BUILDSPEC).project?.name).toBe('docs');
  });

  it('finds the project of the workspace among 5,000, with a call for each hundred names and details, once', async () => {
    const names = [...manyNames(4_999), 'zz-site'];
    let pages = 0;
    const { show, linker } = start({
      projectNames: (token) => {
        pages++;
        const at = Number(token ?? 0);
        const next = at + 100;
        return ok({ names: names.slice(at, next), nextToken: next < 5_000 ? String(next) : undefined });
      },
      projects: (wanted) => {
        calls.push([...wanted]);
        return ok(wanted.map((name) => (name === 'zz-site' ? { ...aProject(), name } : { name })));
      },
    });
    await show();
    expect(links.get(BUILDSPEC).project?.name).toBe('zz-site');
    expect(calls.map((names) => names.length)).toEqual(Array.from({ length: 50 }, () => 100));
    expect(pages).toBe(50);
    await linker.look();
    expect({ pages, calls: calls.length }).toEqual({ pages: 50, calls: 50 });
  });

  it('keeps what it knew where AWS refuses, and tries again the next time', async () => {
    remote = 'denied';
    const { show, linker } = start();
    await show();
    expect(links.get(BUILDSPEC)).toEqual({});
    remote = [aProject()];
    await linker.look();
    expect(links.get(BUILDSPEC).project?.name).toBe('web');
  });
});
