import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../client/emitter';
import type { ProjectLink } from '../../../client/local/project-link';
import { LinkedProjects } from '../../../client/local/workspace-projects';
import { aLinkedProject } from './a-link';

const project = aLinkedProject();
const { connection } = project;

async function linked(links: Record<string, ProjectLink>, { trusted = true, gone = [] as string[] } = {}) {
  const files = Object.keys(links)
    .filter((uri) => !gone.includes(uri))
    .map((uri) => ({ uri, path: uri }));
  const projects = new LinkedProjects({
    links: {
      get: (uri) => links[uri] ?? {},
      connectionNames: () => new Set(['default']),
      onDidChange: new Emitter<string>().event,
    },
    buildspecs: { all: async () => files, onDidChange: new Emitter<void>().event },
    isTrusted: () => trusted,
    onDidGrantTrust: new Emitter<void>().event,
  });
  const changed = new Promise<void>((resolve) => projects.onDidChange(resolve));
  const before = projects.of(connection);
  if (trusted) await changed;
  return { before: Object.fromEntries(before), now: Object.fromEntries(projects.of(connection)), projects };
}

describe('the projects of the workspace', () => {
  it('are those that its buildspecs are linked to, known once its files are', async () => {
    const { before, now } = await linked({ 'buildspec.yml': { project } });
    expect(before).toEqual({});
    expect(now).toEqual({ [project.name]: 'builds buildspec.yml of this workspace' });
  });

  it('are all that build a buildspec, where there are several', async () => {
    const { now } = await linked({ 'ci/buildspec.yml': { candidates: ['dev', 'prod'], connection } });
    const reason = 'builds ci/buildspec.yml of this workspace';
    expect(now).toEqual({ dev: reason, prod: reason });
  });

  it('are those that a user linked by hand', async () => {
    const { now } = await linked({ 'buildspec.yml': { project, byHand: true } });
    expect(now).toEqual({ [project.name]: 'is linked to buildspec.yml' });
  });

  it('are none of another connection', async () => {
    const { projects } = await linked({ 'buildspec.yml': { project } });
    expect([...projects.of({ name: 'other' })]).toEqual([]);
  });

  it('are none of a buildspec that is gone', async () => {
    const { now } = await linked({ 'buildspec.yml': { project } }, { gone: ['buildspec.yml'] });
    expect(now).toEqual({});
  });

  it('are none where nobody trusts the workspace', async () => {
    const { now } = await linked({ 'buildspec.yml': { project } }, { trusted: false });
    expect(now).toEqual({});
  });
});
