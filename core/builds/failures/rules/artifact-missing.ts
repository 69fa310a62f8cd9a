import { artifactFolder } from '../../../buildspec/lint/artifact-folder';
import { repeatedBaseDirectory } from '../../../buildspec/lint/repeated-base-directory';
import { inContexts } from '../contexts';
import { BUILDSPEC_DOCS } from '../docs';
import type { Failure, FailureRule } from '../rule';

/** No pattern of `files` matched; each in vain is named before: `Skipping invalid file path P` (`artifact path` until 2018). */
export const artifactMissing: FailureRule = {
  code: 'artifact-missing',
  lines: {
    words: ['skipping invalid'],
    pattern: /Skipping invalid (?:file|artifact) path (?<path>.+)$/,
  },
  explain(failure, lines) {
    const match = inContexts(failure, /no matching artifact paths found(?: for artifact (\S+))?/i);
    if (!match) return undefined;
    const paths = [...new Set(lines.map(({ match: line }) => line.groups?.path ?? ''))];
    const of = match[1] === undefined ? '' : ` of the artifact \`${match[1]}\``;
    const found = linted(failure);
    return {
      certainty: 'certain',
      message:
        paths.length === 0
          ? `None of the \`files\`${of} exists at the end of the build.`
          : `The build made no file that \`files\`${of} names: ${paths.map((path) => `\`${path}\``).join(', ')}.`,
      advice:
        found?.message ??
        'Paths count from the folder of the source (`CODEBUILD_SRC_DIR`) or from `base-directory`, wherever the commands have changed into. See whether a command makes the file, and where.',
      docs: BUILDSPEC_DOCS,
      range: found?.range ?? placeOf(failure, paths),
      fix: found?.fix && { kind: 'buildspec', ...found.fix },
    };
  },
};

/** What lint says of paths that cannot match. */
function linted({ buildspec }: Failure) {
  const input = buildspec?.lintInput;
  return input && [...artifactFolder.check(input), ...repeatedBaseDirectory.check(input)][0];
}

function placeOf({ buildspec }: Failure, paths: readonly string[]) {
  return buildspec?.scalarsAt('artifacts', 'files').find(({ value }) => paths.includes(value))?.range;
}
