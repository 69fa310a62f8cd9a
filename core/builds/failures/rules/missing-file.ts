import type { FailureRule } from '../rule';

/** How tools tell which file they do not find. */
const MISSING = [
  // Node.js
  /ENOENT: no such file or directory, \w+ '(?<node>[^']+)'/,
  // shells
  /(?:can't cd to |cd: (?:line \d+: )?)(?<cd>[^\s:]+)(?:$|: No such file)/,
  /can't open (?:file )?'(?<opened>[^']+)'/,
  // GNU's tools quote what they cannot stat, access or remove, and names with spaces
  /'(?<gnu>[^']+)': No such file or directory$/,
  // dash looks for a name without a slash along PATH
  /: (?:\d+: \.|\.: line \d+): (?<sourced>[^\s:/]+): not found$/,
  // Maven
  /requires a project to execute but there is no (?<maven>POM) in this directory/,
  // docker
  /unable to prepare context: path "(?<context>[^"]+)" not found/,
  /failed to (?:read dockerfile|compute cache key|calculate checksum).*?(?:open |"\/?)(?<dockerfile>[\w./-]+)(?:: no such file|"?: not found)/,
  // pip
  /Could not open requirements file:.*'(?<requirements>[^']+)'/,
  /ERROR: .*\/(?<project>pyproject\.toml|setup\.py)' found/,
  // aws s3
  /The user-provided path (?<s3>\S+) does not exist/,
  // PowerShell
  /[Cc]annot find path '(?<powershell>[^']+)'/,
  // most others
  /(?:^|: )(?<plain>[\w./~-]*[\w/]): [Nn]o such file or directory$/,
];

/** A file or folder that a command wants. */
export const missingFile: FailureRule = {
  code: 'missing-file',
  lines: {
    words: [
      'no such file or directory',
      "can't cd to",
      "can't open",
      ': not found',
      'there is no pom',
      '" not found',
      '": not found',
      "' found",
      'could not read package.json',
      'cannot find path',
      'does not exist',
    ],
    pattern: MISSING,
  },
  explain({ command, known }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const named = Object.values(groups).find((value) => value !== undefined) ?? '';
    const file = groups.maven === undefined ? named : 'pom.xml';
    const changed = groups.cd !== undefined;
    const local =
      known.runsOn === 'local'
        ? ' A local build has what git has: files that `.gitignore` names are not part of its source.'
        : '';
    return {
      message: `${changed ? 'There is no folder' : 'There is no'} \`${file}\` where the command looks for it.`,
      advice: `${groups.sourced === undefined ? '' : `\`sh\` looks for a name without a slash along PATH alone: write \`. ./${file}\`. `}Paths count from the folder in which the command runs: that of the source, until a command changes it with \`cd\`, which holds on through commands and phases.${command?.text.includes('$') ? ' A variable in the command may be empty.' : ''}${local}`,
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-cmd.html',
    };
  },
};
