import type { FailureRule } from '../rule';

/** Linux takes about 2 MB of arguments and variables, and 128 kB for each; shells end with status 126 then. */
export const argumentListTooLong: FailureRule = {
  code: 'argument-list-too-long',
  lines: {
    words: ['argument list too long', 'e2big'],
    pattern: /(?:^|[\s:])(?:(?<program>[\w./+-]+): )?[Aa]rgument list too long|\bE2BIG\b/,
  },
  explain(_failure, lines) {
    const last = lines.at(-1);
    if (!last) return undefined;
    const program = last.match.groups?.program;
    return {
      message: `The arguments and variables${program === undefined ? ' of a program' : ` of \`${program}\``} are longer than the system takes.`,
      advice:
        'Give long lists in a file or by `xargs`. Each variable of the environment counts too, and none may have more than 128 kB.',
      docs: 'https://man7.org/linux/man-pages/man2/execve.2.html',
    };
  },
};
