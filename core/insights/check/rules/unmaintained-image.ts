import { IMAGES } from '../docs';
import type { CheckRule } from '../rule';

/** Families of CodeBuild's own images whose older versions get no updates any more, with the oldest that does (README of aws/aws-codebuild-docker-images, 2026-04). */
const MAINTAINED: readonly [RegExp, number][] = [
  [/^aws\/codebuild\/standard:(\d+)\.\d+/, 7],
  [/^aws\/codebuild\/amazonlinux2?-x86_64-standard:(\d+)\.\d+/, 5],
  [/^aws\/codebuild\/amazonlinux2?-aarch64-standard:(\d+)\.\d+/, 3],
];

/** Given up as a whole: one image for each language, and those with Java alone. */
const GIVEN_UP =
  /^aws\/codebuild\/(?:ubuntu-base|java|nodejs|python|ruby|php|golang|docker|dot-net|android-java-\d|eb-[\w-]+|amazonlinux2?-x86_64-standard:corretto(?:8|11)\b)/;

export const unmaintainedImage: CheckRule = {
  code: 'unmaintained-image',
  severity: 'medium',
  why: 'It gets no security updates, its runtimes are past their end, and it is not cached, so that builds wait for it.',
  docs: IMAGES,
  check({ project: { environment } }) {
    const image = environment?.image ?? '';
    if (!isUnmaintained(image)) return [];
    return [
      {
        message: `AWS no longer maintains the image ${image}.`,
        fix: 'Choose one that it maintains, such as aws/codebuild/standard:7.0, and try a build with it first (Run with Overrides).',
      },
    ];
  },
};

/** Of images that nobody here knows nothing is said. */
function isUnmaintained(image: string): boolean {
  if (GIVEN_UP.test(image)) return true;
  return MAINTAINED.some(([family, oldest]) => {
    const [, major] = family.exec(image) ?? [];
    return major !== undefined && Number(major) < oldest;
  });
}
