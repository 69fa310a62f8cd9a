import type { FailureRule } from '../rule';

/** Exit status 126: the file is there and cannot be run. */
export const notExecutable: FailureRule = {
  code: 'not-executable',
  lines: {
    words: ['permission denied', 'is a directory'],
    pattern: /(?:^|[\s:])(?<file>[\w./~-]+): (?<why>Permission denied|permission denied|Is a directory)$/,
  },
  explain({ command }, lines) {
    if (command?.exitCode !== 126) return undefined;
    const { file, why } = lines.at(-1)?.match.groups ?? {};
    const isFolder = why === 'Is a directory';
    return {
      certainty: 'certain',
      message: `${file === undefined ? 'A file' : `\`${file}\``} ${isFolder ? 'is a folder, and no program' : 'may not be run as a program'} (exit status 126).`,
      advice: isFolder
        ? 'Name the program in it.'
        : `Mark it in git with \`git update-index --chmod=+x ${file ?? 'FILE'}\`, or run it with its interpreter: \`sh ${file ?? 'FILE'}\`.`,
      docs: 'https://git-scm.com/docs/git-update-index',
    };
  },
};
