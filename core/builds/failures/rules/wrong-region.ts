import { troubleshooting } from '../docs';
import type { FailureRule } from '../rule';

/** Source and artifacts lie in buckets of the project's own region: AWS docs troubleshooting. */
export const wrongRegion: FailureRule = {
  code: 'wrong-region',
  lines: {
    words: [
      'must be addressed using the specified endpoint',
      'upload artifacts: invalid arn',
      'authorizationheadermalformed',
      'the region is wrong; expecting',
    ],
    pattern:
      /must be addressed using the specified endpoint|[Uu]pload artifacts: Invalid arn|AuthorizationHeaderMalformed|the region '[\w-]+' is wrong; expecting '(?<region>[\w-]+)'/,
  },
  explain(failure, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const region = line.match.groups?.region ?? /expecting '([\w-]+)'/.exec(line.text)?.[1];
    return {
      message: `A bucket lies in another region${region === undefined ? '' : ` (${region})`} than the build asks in.`,
      advice: failure.command
        ? `Ask in the region of the bucket: \`--region ${region ?? 'REGION'}\`.`
        : 'Choose a bucket in the region of the project for its source and artifacts.',
      docs: troubleshooting('output-bucket-different-region'),
    };
  },
};
