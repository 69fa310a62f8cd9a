import { describe, expect, it } from 'vitest';
import { namedImages, offeredImages, sameImage } from '../../../client/local/images';

describe('offeredImages', () => {
  it.each([
    ['x64', 'public.ecr.aws/codebuild/amazonlinux-x86_64-standard:5.0'],
    ['arm64', 'public.ecr.aws/codebuild/amazonlinux-aarch64-standard:3.0'],
  ])('offers the curated image for %s first, and a small one', (architecture, image) => {
    const [curated, small] = offeredImages(architecture);
    expect(curated).toMatchObject({ image, small: false });
    expect(small).toMatchObject({ small: true });
  });
});

describe('sameImage', () => {
  it.each([
    ['busybox', 'busybox:latest', true],
    ['docker.io/library/node:22', 'node:22', true],
    ['localhost:5000/app', 'localhost:5000/app:latest', true],
    ['node:22', 'node:20', false],
    ['example.com/node:22', 'node:22', false],
  ])('%s and %s: %s', (one, other, same) => expect(sameImage(one, other)).toBe(same));
});

it('namedImages lists each name once, sorted, without the nameless', () => {
  expect(namedImages(['b:1', '<none>:<none>', 'a:1', 'b:1'])).toEqual(['a:1', 'b:1']);
});
