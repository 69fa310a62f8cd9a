import { IMAGES } from '../docs';
import type { CheckRule } from '../rule';

/** A family of CodeBuild's own images. */
interface Family {
  /** Its group is the major version. */
  name: RegExp;
  /** The oldest that gets updates still. */
  oldest: number;
  instead: string;
}

/** Of aws/aws-codebuild-docker-images, README (2026-04). */
const FAMILIES: readonly Family[] = [
  { name: /^aws\/codebuild\/standard:(\d+)\.\d+/, oldest: 7, instead: 'aws/codebuild/standard:7.0' },
  {
    name: /^aws\/codebuild\/amazonlinux2?-x86_64-standard:(\d+)\.\d+/,
    oldest: 5,
    instead: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
  },
  {
    name: /^aws\/codebuild\/amazonlinux2?-aarch64-standard:(\d+)\.\d+/,
    oldest: 3,
    instead: 'aws/codebuild/amazonlinux-aarch64-standard:3.0',
  },
  // without the year of its Windows
  {
    name: /^aws\/codebuild\/windows-base:(\d)\.\d+/,
    oldest: 3,
    instead: 'aws/codebuild/windows-base:2019-3.0',
  },
];

/** Given up as a whole: an image for each language, and those with Java alone. */
const GIVEN_UP =
  /^aws\/codebuild\/(?:(?:ubuntu-base|java|nodejs|python|ruby|php|golang|docker|dot-net|android-java-\d):|amazonlinux2?-x86_64-standard:corretto(?:8|11)\b)/;

export const unmaintainedImage: CheckRule = {
  code: 'unmaintained-image',
  severity: 'medium',
  why: 'It gets no security updates, its runtimes are past their end, and it is not cached, so that builds wait for it.',
  docs: IMAGES,
  check({ project: { environment } }) {
    const image = environment?.image ?? '';
    const instead = insteadOf(image);
    if (instead === undefined) return [];
    return [
      {
        message: `AWS no longer maintains the image ${image}.`,
        fix: `Choose one that it maintains, such as ${instead}, and try a build with it first (Run with Overrides).`,
      },
    ];
  },
};

/** Undefined for what is maintained, and for images that nobody here knows. */
function insteadOf(image: string): string | undefined {
  if (GIVEN_UP.test(image)) return 'aws/codebuild/standard:7.0';
  return FAMILIES.find(({ name, oldest }) => {
    const [, major] = name.exec(image) ?? [];
    return major !== undefined && Number(major) < oldest;
  })?.instead;
}
