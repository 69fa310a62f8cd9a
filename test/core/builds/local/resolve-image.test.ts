import { describe, expect, it } from 'vitest';
import { originOf, resolveImage } from '../../../../core/builds/local/resolve-image';

const PUBLISHED = { name: 'web', image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0' };
const UBUNTU = { name: 'web', image: 'aws/codebuild/standard:7.0' };

describe('the image of a build', () => {
  it.each([
    [
      'what is given for the run',
      { option: 'a', project: PUBLISHED, setting: 'c' },
      { from: 'option', image: 'a' },
    ],
    [
      "else the linked project's",
      { project: PUBLISHED, setting: 'c' },
      { from: 'project', image: PUBLISHED.image, project: 'web' },
    ],
    ["else the setting's", { setting: 'c' }, { from: 'setting', image: 'c' }],
    ['else what the user says', {}, { from: 'user' }],
  ] as const)('is %s', (_title, sources, resolved) => {
    expect(resolveImage(sources)).toEqual(resolved);
  });

  it("is the setting's where AWS does not publish the project's", () => {
    const resolved = resolveImage({ project: UBUNTU, setting: 'c' });
    expect(resolved).toMatchObject({ from: 'setting', image: 'c', passedOver: { project: 'web' } });
    expect(originOf(resolved)).toBe('instead of aws/codebuild/standard:7.0 of project web');
  });

  it("is asked for, with what there is instead, where AWS does not publish the project's and nothing else is set", () => {
    const resolved = resolveImage({ project: UBUNTU });
    expect(resolved).toMatchObject({
      from: 'user',
      passedOver: { image: UBUNTU.image, message: expect.stringContaining('amazonlinux-x86_64-standard') },
    });
  });

  it('is told in the log where it is not of this computer', () => {
    expect(originOf(resolveImage({ project: PUBLISHED }))).toBe('image of project web');
    expect(originOf(resolveImage({ option: 'a', project: PUBLISHED }))).toBeUndefined();
    expect(originOf(resolveImage({ setting: 'c' }))).toBeUndefined();
  });
});
