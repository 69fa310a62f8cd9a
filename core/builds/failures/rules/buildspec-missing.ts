import { inContexts } from '../contexts';
import { BUILDSPEC_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** `stat …: no such file or directory` since 2021, `YAML file does not exist` before. */
export const buildspecMissing: FailureRule = {
  code: 'buildspec-missing',
  explain(failure) {
    const match = inContexts(
      failure,
      /^(?:YAML file does not exist|stat (\S.*): no such file or directory)/i,
      'YAML_FILE_ERROR',
    );
    if (!match) return undefined;
    // what stands behind the folder of the source is the path that the project names
    const path = match[1]?.replace(
      /^.*?\/src\d*\/src\/(?:(?:s3\/\d+|[\w.-]+\.[a-z]{2,}(?:\/[^/]+){2})\/)?/,
      '',
    );
    return {
      message: `The source has no buildspec${path === undefined ? '' : ` at \`${path}\``}.`,
      advice:
        'Add the file to the commit that is built, or correct its path in the project. The default is `buildspec.yml` in the root of the source, spelled so.',
      docs: BUILDSPEC_DOCS,
    };
  },
};
