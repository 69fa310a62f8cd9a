import type { FailureRule } from '../rule';

/** How tools tell which one they do not know; a makefile has no name. */
const MISSING = [
  /[Mm]issing script:? ["']?(?<npm>[\w:.-]+)/,
  /error Command "(?<yarn>[^"]+)" not found/,
  /Couldn't find a script named "(?<berry>[^"]+)"/,
  /No rule to make target [`'‘](?<make>[^'’]+)['’]\./,
  /Unknown lifecycle phase "(?<maven>[^"]+)"/,
  /Task '(?<gradle>[^']+)' not found in (?:root )?project/,
  /No targets specified and no makefile found/,
];

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
    pattern: MISSING,
  },
  explain(_failure, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const groups = line.match.groups ?? {};
    const name = Object.values(groups).find((value) => value !== undefined);
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
