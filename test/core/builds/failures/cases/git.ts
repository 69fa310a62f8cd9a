import type { RuleCases } from './case';

export const GIT: RuleCases[] = [
  {
    code: 'git-ownership',
    wrong: [
      {
        what: 'a source of another user',
        failed: {
          output: ["fatal: detected dubious ownership in repository at '/codebuild/output/src1/src'"],
          exit: 128,
        },
        advice: /safe\.directory/,
      },
    ],
    lookAlike: [
      {
        what: 'files of another user',
        failed: { output: ['chown: changing ownership of x: Operation not permitted'] },
      },
    ],
  },
  {
    code: 'git-history-missing',
    wrong: [
      {
        what: 'a source of CodePipeline',
        failed: {
          output: ['fatal: not a git repository (or any of the parent directories): .git'],
          exit: 128,
        },
        known: { sourceType: 'CODEPIPELINE', runsOn: 'cloud' },
        advice: /CODEBUILD_CLONE_REF/,
      },
      {
        what: 'a shallow clone without tags',
        failed: { output: ['fatal: No names found, cannot describe anything.'], exit: 128 },
        advice: /--unshallow/,
      },
      {
        what: 'a commit that is not there',
        failed: {
          output: [
            "fatal: ambiguous argument 'origin/main': unknown revision or path not in the working tree.",
          ],
          exit: 128,
        },
        message: /`origin\/main`/,
      },
    ],
    lookAlike: [{ what: 'a tag of an image', failed: { output: ['Error: no tags found'] } }],
  },
  {
    code: 'git-access',
    wrong: [
      {
        what: 'a private submodule',
        failed: {
          output: ["fatal: could not read Username for 'https://github.com': No such device or address"],
          exit: 128,
        },
        known: { runsOn: 'cloud' },
        message: /`https:\/\/github\.com`/,
        advice: /git-credential-helper: yes/,
      },
      {
        what: 'an SSH address',
        failed: { output: ['git@github.com: Permission denied (publickey).'], exit: 128 },
        message: /SSH key/,
      },
    ],
    lookAlike: [
      {
        what: 'a login of an application',
        failed: { output: ['Error: Authentication failed for user bob'] },
      },
    ],
  },
];
