import { TAG_MUTABILITY } from '../docs';
import type { CheckRule } from '../rule';

/** CodeBuild's own images are meant to be named by their version, which it keeps up to date and cached. */
export const unpinnedImage: CheckRule = {
  code: 'unpinned-image',
  severity: 'medium',
  why: 'The image can change from one build to the next, and nobody sees in the project what a build ran in.',
  docs: TAG_MUTABILITY,
  check({ project: { environment } }) {
    const image = environment?.image ?? '';
    if (image === '' || image.startsWith('aws/codebuild/') || image.includes('@sha256:')) return [];
    const [, tag] = /:([\w.-]+)$/.exec(image) ?? [];
    if (tag !== undefined && tag !== 'latest') return [];
    return [
      {
        message: `The image ${image} is ${tag === undefined ? 'named without a tag, which means latest' : 'named by the tag latest'}.`,
        fix: 'Name a version, or the digest (@sha256:…) of the image that was tried.',
      },
    ];
  },
};
