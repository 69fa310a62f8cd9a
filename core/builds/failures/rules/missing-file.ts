import type { FailureRule } from '../rule';

/** A file or folder that a command wants. */
export const missingFile: FailureRule = {
  code: 'missing-file',
  lines: {
    words: [
      'no such file or directory',
      "can't cd to",
      "can't open file",
      'cannot stat',
      'not found',
      'could not read package.json',
      'cannot find path',
      'does not exist',
    ],
    pattern:
      /ENOENT: no such file or directory, \w+ '(?<node>[^']+)'|(?:can't cd to|cd: (?:line \d+: )?)\s*(?<cd>[^\s:]+)(?:$|: No such file)|can't open file '(?<python>[^']+)'|cannot stat '(?<cp>[^']+)': No such file|unable to prepare context: path "(?<docker>[^"]+)" not found|failed to (?:read dockerfile|compute cache key|calculate checksum).*?(?:open |"\/?)(?<dockerfile>[\w./-]+)(?:: no such file|"?: not found)|(?:^|: )(?<plain>[\w./~-]*[\w/]): (?:[Nn]o such file or directory|No such file)$|Could not open requirements file:.*'(?<pip>[^']+)'|The user-provided path (?<s3>\S+) does not exist|[Cc]annot find path '(?<powershell>[^']+)'|ERROR: .*\/(?<toml>pyproject\.toml|setup\.py)' found/,
  },
  explain({ command, known }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const file = Object.values(groups).find((value) => value !== undefined) ?? '';
    const changed = groups.cd !== undefined;
    const local =
      known.runsOn === 'local'
        ? ' A local build has what git has: files that `.gitignore` names are not part of its source.'
        : '';
    return {
      message: `${changed ? 'There is no folder' : 'There is no'} \`${file}\` where the command looks for it.`,
      advice: `Paths count from the folder in which the command runs: that of the source, until a command changes it with \`cd\`, which holds on through commands and phases.${command?.text.includes('$') ? ' A variable in the command may be empty.' : ''}${local}`,
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-cmd.html',
    };
  },
};
