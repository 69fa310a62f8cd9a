import { describe, expect, it } from 'vitest';
import { buildspecPath, matchingProjects } from '../../../../core/builds/remote/matching-projects';

const project = (name: string, location: string, buildspec?: string) => ({
  name,
  source: { type: 'GITHUB' as const, location, buildspec },
});
const SITE = 'https://github.com/octo/site.git';

const names = (path: string, remotes: string[], projects: ReturnType<typeof project>[]) =>
  matchingProjects({ path, remotes }, projects).map(({ name }) => name);

describe('the projects of a buildspec', () => {
  it('build its repository by its path', () => {
    const projects = [
      project('site', SITE),
      project('api', SITE, 'api/buildspec.yml'),
      project('fork', 'https://github.com/other/site.git'),
      project('inline', SITE, 'version: 0.2\nphases: {}'),
    ];
    expect(names('buildspec.yml', ['git@github.com:octo/site.git'], projects)).toEqual(['site']);
    expect(names('api/buildspec.yml', ['git@github.com:octo/site.git'], projects)).toEqual(['api']);
  });

  it('are those of any remote: a clone of a fork has its original as another', () => {
    const remotes = ['git@github.com:me/site.git', 'https://github.com/octo/site'];
    expect(names('buildspec.yml', remotes, [project('site', SITE)])).toEqual(['site']);
  });

  it('are none where the clone has no remote, or the project no repository', () => {
    expect(names('buildspec.yml', [], [project('site', SITE)])).toEqual([]);
    expect(names('buildspec.yml', ['/srv/site'], [project('s3', 'bucket/site.zip')])).toEqual([]);
    expect(matchingProjects({ remotes: [SITE], path: 'buildspec.yml' }, [{}])).toEqual([]);
  });
});

describe("a project's buildspec", () => {
  it.each([
    [undefined, 'buildspec.yml'],
    ['', 'buildspec.yml'],
    ['ci/build.yaml', 'ci/build.yaml'],
    ['./ci//build.yaml', 'ci/build.yaml'],
    ['/ci/build.yaml', 'ci/build.yaml'],
    ['ci/../build.yaml', 'build.yaml'],
    ['../build.yaml', undefined],
    ['version: 0.2', undefined],
    ['{"version": 0.2}', undefined],
    ['# of the site\nversion: 0.2', undefined],
    ['arn:aws:s3:::bucket/buildspec.yml', undefined],
  ])('%j is the file %s', (buildspec, path) => {
    expect(buildspecPath(buildspec)).toBe(path);
  });
});
