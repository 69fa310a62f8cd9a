import { expect, test } from 'vitest';
import { mapImage, platformIn, withTag } from '../../../../core/builds/local/images';

test.each([
  [
    'aws/codebuild/amazonlinux-x86_64-standard:5.0',
    'public.ecr.aws/codebuild/amazonlinux-x86_64-standard:5.0',
  ],
  [
    'aws/codebuild/amazonlinux2-aarch64-standard:3.0',
    'public.ecr.aws/codebuild/amazonlinux2-aarch64-standard:3.0',
  ],
  ['node:22', 'node:22'],
])('%s is %s', (image, expected) => {
  expect(mapImage(image)).toEqual({ ok: true, image: expected });
});

test.each(['aws/codebuild/standard:7.0', 'aws/codebuild/windows-base:2022-1.0', 'aws/codebuild/gpu:3.0'])(
  '%s is nowhere to be pulled, and another is named',
  (image) => {
    expect(mapImage(image)).toEqual({
      ok: false,
      message: expect.stringContaining('amazonlinux-x86_64-standard:5.0'),
    });
  },
);

test.each([
  ['busybox', 'busybox:latest'],
  ['localhost:5000/team/image', 'localhost:5000/team/image:latest'],
  ['image:1', 'image:1'],
  ['image@sha256:00', 'image@sha256:00'],
])('%s is pulled as %s', (image, expected) => {
  expect(withTag(image)).toBe(expected);
});

test.each([
  ['public.ecr.aws/codebuild/amazonlinux-aarch64-standard:3.0', 'linux/arm64'],
  ['public.ecr.aws/codebuild/amazonlinux-x86_64-standard:5.0', 'linux/amd64'],
  ['registry.example/arm64/tool:1-amd64', 'linux/amd64'],
  ['registry.example/arm64/tool:1', undefined],
  ['charm64:1', undefined],
])('the name of %s says %s', (image, platform) => expect(platformIn(image)).toBe(platform));

test('an image of Windows is refused, and CodeBuild named', () => {
  expect(mapImage('mcr.microsoft.com/windows/servercore:ltsc2022')).toMatchObject({
    ok: false,
    message: expect.stringMatching(/cannot run in a Linux container.*run the build on CodeBuild\.$/),
  });
});
