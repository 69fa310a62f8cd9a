import { artifactFolder } from '../../../buildspec/lint/artifact-folder';
import { repeatedBaseDirectory } from '../../../buildspec/lint/repeated-base-directory';
import { inContexts } from '../contexts';
import { BUILDSPEC_DOCS } from '../docs';
import type { Failure, FailureRule, SeenLine } from '../rule';

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
    const id = match[1];
    const paths = ofArtifact(failure, id, lines);
    const of = id === undefined ? '' : ` of the artifact \`${id}\``;
    const left = excludes(failure, id) ? ' and `exclude-paths` leaves' : '';
    const found = linted(failure);
    return {
      certainty: 'certain',
      message:
        paths.length === 0
          ? `None of the \`files\`${of} exists at the end of the build.`
          : `The build made no file that \`files\`${of} names${left}: ${paths.map((path) => `\`${path}\``).join(', ')}.`,
      advice:
        found?.message ??
        'Paths count from the folder of the source (`CODEBUILD_SRC_DIR`) or from `base-directory`, wherever the commands have changed into. See whether a command makes the file, and where.',
      docs: BUILDSPEC_DOCS,
      range: found?.range ?? placeOf(failure, id, paths),
      fix: found?.fix && { kind: 'buildspec', ...found.fix },
    };
  },
};

/** What lint says of paths that cannot match. */
function linted({ buildspec }: Failure) {
  const input = buildspec?.lintInput;
  return input && [...artifactFolder.check(input), ...repeatedBaseDirectory.check(input)][0];
}

/** The paths in vain that are the artifact's: those of reports and of other artifacts are told in the same words. */
function ofArtifact(failure: Failure, id: string | undefined, lines: readonly SeenLine[]): string[] {
  const told = [...new Set(lines.map(({ match }) => match.groups?.path ?? ''))];
  const own = filesOf(failure, id).map(({ value }) => value);
  const both = told.filter((path) => own.includes(path));
  return both.length > 0 ? both : told;
}

function placeOf(failure: Failure, id: string | undefined, paths: readonly string[]) {
  return filesOf(failure, id).find(({ value }) => paths.includes(value))?.range;
}

function filesOf({ buildspec }: Failure, id: string | undefined) {
  return buildspec?.scalarsAt(...keysOf(id), 'files') ?? [];
}

function excludes({ buildspec }: Failure, id: string | undefined): boolean {
  return (buildspec?.scalarsAt(...keysOf(id), 'exclude-paths') ?? []).length > 0;
}

function keysOf(id: string | undefined): string[] {
  return id === undefined ? ['artifacts'] : ['artifacts', 'secondary-artifacts', id];
}
