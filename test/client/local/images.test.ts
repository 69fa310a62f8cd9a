import { describe, expect, it } from 'vitest';
import { imageRows, offeredImages, pullQuestion } from '../../../client/local/images';

const OFFERED = offeredImages('x64');

describe('offeredImages', () => {
  it.each([
    ['x64', 'public.ecr.aws/codebuild/amazonlinux-x86_64-standard:5.0'],
    ['arm64', 'public.ecr.aws/codebuild/amazonlinux-aarch64-standard:3.0'],
  ] as const)('offers the curated image for %s first, and a small one', (architecture, name) => {
    const [curated, small] = offeredImages(architecture);
    expect(curated).toMatchObject({ name, small: false });
    expect(small).toMatchObject({ small: true });
  });
});

describe('imageRows', () => {
  it('says of each image how large it is, and which is here already', () => {
    const small = OFFERED[1]?.name ?? '';
    const rows = imageRows(OFFERED, [
      { name: 'node:22', size: 1.1e9 },
      { name: small, size: 144e6 },
      { name: 'bash', size: 4.2e6 },
    ]);
    expect(rows.offered.map(({ description }) => description)).toEqual([
      'about 10 GB',
      'already here, 144 MB',
    ]);
    expect(rows.here).toMatchObject([
      { name: 'bash', description: '4.2 MB' },
      { name: 'node:22', description: '1.1 GB' },
      { name: small },
    ]);
  });
});

describe('pullQuestion', () => {
  it('asks before anything large, or of unknown size, is pulled', () => {
    expect(pullQuestion(OFFERED[0]?.name ?? '', OFFERED)).toContain('about 10 GB');
    expect(pullQuestion('example.com/own', OFFERED)).toContain('How large it is');
  });

  it('does not ask for the small image', () => {
    expect(pullQuestion(OFFERED[1]?.name ?? '', OFFERED)).toBeUndefined();
  });
});
