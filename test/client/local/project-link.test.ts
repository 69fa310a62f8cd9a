import { describe, expect, it } from 'vitest';
import { isShareOpen, type ProjectLink, relink } from '../../../client/local/project-link';
import { aLinkedProject, HERE } from './a-link';

const web = aLinkedProject();
const docs = aLinkedProject({ name: 'docs' });
const share = { used: true };
const elsewhere = { ...HERE, name: 'prod' };

const looked = (link: ProjectLink | undefined, matches: (typeof web)[], connection = HERE) =>
  relink(link, [{ matches, all: [web, docs], connection }]);

describe('a look at the projects of a connection', () => {
  it('links a buildspec to the one project that builds it', () => {
    expect(looked(undefined, [web])).toEqual({ project: web });
  });

  it('renews what is known of the project and keeps what the user said of it', () => {
    const old = aLinkedProject({ image: 'old' });
    expect(looked({ project: old, share }, [web])).toEqual({ project: web, share });
    expect(looked({ project: old, share, byHand: true }, [])).toEqual({ project: web, share, byHand: true });
  });

  it('asks anew what comes along where it is another project now', () => {
    expect(looked({ project: docs, share }, [web])).toEqual({ project: web });
  });

  it('names several projects and takes none', () => {
    expect(looked({ project: web }, [web, docs])).toMatchObject({ candidates: ['web', 'docs'] });
  });

  it('lets a project go that builds it no more', () => {
    expect(looked({ project: web, share }, [])).toEqual({});
  });

  it('keeps the project of another connection until this one has one', () => {
    const link = { project: aLinkedProject({ connection: elsewhere }), share };
    expect(looked(link, [])).toEqual(link);
    expect(looked(link, [web])).toEqual({ project: web });
  });

  it('takes the first of several connections that has the project, and stays with it', () => {
    const theirs = aLinkedProject({ connection: elsewhere });
    const both = [
      { connection: HERE, matches: [web], all: [web] },
      { connection: elsewhere, matches: [theirs], all: [theirs] },
    ];
    expect(relink(undefined, both)).toEqual({ project: web });
    expect(relink({ project: theirs, share }, both)).toEqual({ project: theirs, share });
  });

  it('leaves what the user linked, or unlinked, as it is', () => {
    const link = { project: aLinkedProject({ name: 'gone' }), byHand: true };
    expect(looked(link, [web])).toEqual(link);
    expect(looked({ byHand: true }, [web])).toEqual({ byHand: true });
  });
});

describe('whether the user has yet to say what comes along', () => {
  const privileged = aLinkedProject({ privileged: true });
  const bare = aLinkedProject({ computeType: 'ATTRIBUTE_BASED_COMPUTE' });
  it.each<[string, ProjectLink, boolean, boolean]>([
    ['no project', {}, true, false],
    ['a project, never asked', { project: web }, true, true],
    ['a project that has nothing but an image', { project: bare }, true, false],
    ['a project without variables, outside of Docker', { project: web }, false, false],
    ['a project, asked', { project: web, share }, true, false],
    ['a project that got privileges after the question', { project: privileged, share }, true, true],
    [
      'privileges that were refused',
      { project: privileged, share: { used: true, privileged: false } },
      true,
      false,
    ],
    ['a project nothing of which is used', { project: privileged, share: { used: false } }, true, false],
  ])('%s', (_what, link, isDocker, isOpen) => {
    expect(isShareOpen(link, isDocker)).toBe(isOpen);
  });
});
