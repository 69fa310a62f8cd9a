import { guide } from '../docs';
import type { FailureRule } from '../rule';

/** S3 takes objects of 5 GB in one piece, CodePipeline less for what its actions hand on. */
export const artifactTooLarge: FailureRule = {
  code: 'artifact-too-large',
  lines: {
    words: ['entitytoolarge', 'exceeds the maximum allowed', 'maximum artifact size', 'artifact size limit'],
    pattern:
      /EntityTooLarge|exceeds the maximum allowed (?:object )?size|maximum artifact size|artifact size limit/i,
  },
  explain({ phaseType, command }, lines) {
    const isUpload =
      phaseType === 'UPLOAD_ARTIFACTS' ||
      (command !== undefined && lines.some(({ text }) => /EntityTooLarge/.test(text)));
    if (!isUpload || lines.length === 0) return undefined;
    return {
      message: 'What is uploaded is larger than its destination takes.',
      advice:
        'Name fewer files in `files`, leave some out with `exclude-paths` (`node_modules/**/*`, `.git/**/*`), or upload large ones with `aws s3 cp`, which sends parts.',
      docs: guide('build-spec-ref'),
    };
  },
};
