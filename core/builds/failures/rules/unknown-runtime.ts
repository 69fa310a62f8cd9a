import { unknownRuntime as lintRule } from '../../../buildspec/lint/unknown-runtime';
import { inContexts } from '../contexts';
import { RUNTIMES_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** A name that no image has, such as `node` for `nodejs`. */
export const unknownRuntime: FailureRule = {
  code: 'unknown-runtime',
  explain(failure) {
    const match = inContexts(failure, /Unknown runtime named '([^']*)'/, 'YAML_FILE_ERROR');
    if (!match) return undefined;
    const [, name = ''] = match;
    const input = failure.buildspec?.lintInput;
    const found = input && lintRule.check(input).find(({ message }) => message.includes(`\`${name}\``));
    return {
      message: `The image knows no runtime \`${name}\`.`,
      advice: found
        ? 'Correct the name.'
        : 'Images know `nodejs`, `python`, `java`, `golang`, `dotnet`, `php` and `ruby`, the newest also `rust`. Install others with a command.',
      docs: RUNTIMES_DOCS,
      range: found?.range,
      fix: found?.fix && { kind: 'buildspec', ...found.fix },
    };
  },
};
