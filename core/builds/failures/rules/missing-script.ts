import type { FailureRule } from '../rule';

/** A script, task or target that the project does not define. */
export const missingScript: FailureRule = {
  code: 'missing-script',
  lines: {
    words: [
      'missing script',
      'command "',
      'no rule to make target',
      'unknown lifecycle phase',
      'not found in root project',
      'err_pnpm_no_script',
      "couldn't find a script named",
      'no makefile found',
      'no targets specified',
    ],
    pattern:
      /[Mm]issing script:? ["']?(?<npm>[\w:.-]+)|error Command "(?<yarn>[^"]+)" not found|Couldn't find a script named "(?<berry>[^"]+)"|ERR_PNPM_NO_SCRIPT\S*\s+Missing script: (?<pnpm>\S+)|No rule to make target [`'‘](?<make>[^'’]+)['’]\.|Unknown lifecycle phase "(?<maven>[^"]+)"|Task '(?<gradle>[^']+)' not found in (?:root )?project|(?<makefile>No targets specified and no makefile found)/,
  },
  explain(_failure, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const name = Object.entries(groups).find(
      ([key, value]) => key !== 'makefile' && value !== undefined,
    )?.[1];
    return {
      message:
        name === undefined
          ? 'There is no makefile in the folder of the command.'
          : `The project has no script, task or target \`${name}\`.`,
      advice:
        'Correct the name, or see that the command runs in the folder that has it: `cd` holds on through commands and phases.',
    };
  },
};
