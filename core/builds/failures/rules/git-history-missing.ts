import type { FailureRule } from '../rule';

/** CodePipeline and S3 hand on files without `.git`, unless the pipeline's source makes a full clone. */
export const gitHistoryMissing: FailureRule = {
  code: 'git-history-missing',
  lines: {
    words: [
      'not a git repository',
      'shallow update not allowed',
      'no tags can describe',
      'no names found',
      'unknown revision or path',
      'ambiguous argument',
    ],
    pattern:
      /(?<none>[Nn]ot a git repository)|shallow update not allowed|[Nn]o names found, cannot describe|[Nn]o tags can describe|ambiguous argument '(?<ref>[^']+)': unknown revision/,
  },
  explain({ known }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    if (groups.none !== undefined)
      return {
        message: 'The folder of the command is no git repository.',
        advice:
          known.runsOn === 'local'
            ? 'Take the commit from `CODEBUILD_RESOLVED_SOURCE_VERSION`, which a local build has as well.'
            : `Take the commit from \`CODEBUILD_RESOLVED_SOURCE_VERSION\`. ${known.sourceType === 'CODEPIPELINE' || known.sourceType === undefined ? 'A pipeline hands on files without `.git` unless its source action makes a full clone (`CODEBUILD_CLONE_REF`).' : ''}`.trim(),
        docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/tutorials-github-gitclone.html',
      };
    return {
      message: `The clone has too little history${groups.ref === undefined ? '' : `: it does not know \`${groups.ref}\``}.`,
      advice:
        'Set the git clone depth of the project to full, or fetch what is missing: `git fetch --unshallow --tags`.',
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/create-project.html',
    };
  },
};
