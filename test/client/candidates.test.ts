import { describe, expect, it } from 'vitest';
import { isCandidate, type OpenFile } from '../../client/candidates';

const BUILDSPEC = 'version: 0.2\nphases:\n  build:\n    commands:\n      - make\n';

function open(path: string, text = '', languageId = path.endsWith('.json') ? 'json' : 'yaml'): OpenFile {
  return { path: `/home/me/project/${path}`, pathInFolder: path, languageId, text: () => text };
}

describe('a file that may be a buildspec', () => {
  it.each([
    'buildspec.yml',
    'ci/Buildspec-test.yaml',
    '.codebuild/test.yml',
    'buildspecs/deploy.yaml',
    'buildspec.json',
  ])('is told by its path: %s', (path) => {
    expect(isCandidate(open(path), [])).toBe(true);
  });

  it('is named by the setting, from the root of its folder', () => {
    expect(isCandidate(open('ci/deploy.yml'), ['ci/*.yml'])).toBe(true);
    expect(isCandidate(open('sub/ci/deploy.yml'), ['ci/*.yml'])).toBe(false);
    expect(isCandidate({ ...open('ci/deploy.yml'), pathInFolder: undefined }, ['ci/*.yml'])).toBe(false);
  });

  it('has the content of one, as files have that other buildspecs name', () => {
    expect(isCandidate(open('ci/deploy.yml', BUILDSPEC), [])).toBe(true);
    expect(isCandidate(open('ci/deploy.yml', BUILDSPEC.replace('version: 0.2', '')), [])).toBe(true);
    expect(isCandidate(open('ci/deploy.json', '{"phases": {}}'), [])).toBe(true);
    expect(isCandidate(open('ci/deploy.json', '{\n  "version": 0.2,\n  "phases": {}\n}'), [])).toBe(true);
  });
});

describe('other files stay unseen', () => {
  it.each([
    ['.github/workflows/test.yml', 'on: push\njobs: {}\n'],
    ['docker-compose.yml', 'version: "3"\nservices: {}\n'],
    ['docker-bake.yml', 'services:\n  phases:\n    image: moon\n'],
    ['package.json', '{"version": "0.2.0", "keywords": ["phases"]}'],
  ])('%s', (path, text) => {
    expect(isCandidate(open(path, text), [])).toBe(false);
  });

  it('and are not even read where their language is another', () => {
    const text = () => {
      throw new Error('was read');
    };
    expect(isCandidate({ ...open('main.py', '', 'python'), text }, ['ci/*'])).toBe(false);
  });
});
