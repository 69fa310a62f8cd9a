import type { FailureRule } from '../rule';

/** `set -u`, and `${NAME:?}`. */
export const variableUnset: FailureRule = {
  code: 'variable-unset',
  lines: {
    words: ['unbound variable', 'parameter not set', 'parameter null or not set'],
    pattern: /(?:^|[\s:])(?<name>[A-Za-z_]\w*): (?:unbound variable|parameter (?:null or )?not set)/,
  },
  explain({ known }, lines) {
    const name = lines.at(-1)?.match.groups?.name;
    if (name === undefined) return undefined;
    const elsewhere = known.otherBuilds?.find(
      ({ runsOn, variableNames }) => runsOn !== known.runsOn && variableNames?.includes(name),
    );
    const isMissing = elsewhere !== undefined && known.variableNames?.includes(name) !== true;
    return {
      message: `The variable \`${name}\` has no value.${isMissing ? ` ${elsewhere.name}, which ran ${elsewhere.runsOn === 'local' ? 'on this computer' : 'on CodeBuild'}, has it.` : ''}`,
      advice:
        known.runsOn === 'local'
          ? 'Give the local build the variable, or set it in the buildspec; on CodeBuild the project may have it.'
          : 'Set it in the project, in `env` of the buildspec, or in a command before. What a script exports ends with the script, unless it is read with `.`.',
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html',
    };
  },
};
