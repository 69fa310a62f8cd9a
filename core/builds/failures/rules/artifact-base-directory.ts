import type { ScalarNode } from '../../../buildspec/tree';
import { inContexts } from '../contexts';
import { BUILDSPEC_DOCS } from '../docs';
import type { FailureFix } from '../explanation';
import type { Failure, FailureRule, SeenLine } from '../rule';

/** What bundlers and site generators print of the folder that they have filled. */
const FOLDER_LINES =
  /^(?:(?<vite>[\w.-]+(?:\/[\w.-]+)*)\/(?:index\.html|assets\/\S+) +[\d.,]+ .?B\b|The (?<cra>\S+) folder is ready to be deployed|Output location: (?<angular>\S+)|.*\bGenerated static files in ["'](?<docusaurus>[^"']+)["']|.*Wrote site to ["'](?<svelte>[^"']+)["'])/;

/** `base-directory` counts from the folder of the source: AWS docs build-spec-ref. */
export const artifactBaseDirectory: FailureRule = {
  code: 'artifact-base-directory',
  anywhere: {
    words: [
      '/index.html',
      '/assets/',
      'folder is ready to be deployed',
      'output location:',
      'generated static files in',
      'wrote site to',
    ],
    pattern: FOLDER_LINES,
  },
  explain(failure, _lines, anywhere) {
    const match = inContexts(failure, /no matching base directory path found for (.+?)[\s\]]*$/i);
    if (!match) return undefined;
    const [, missing = ''] = match;
    const node = baseDirectory(failure, missing);
    const made = madeFolder(anywhere);
    const better = betterFolder(failure, missing, made);
    return {
      message: `The build has not made the folder \`${missing}\` that \`base-directory\` names.${made === undefined ? '' : ` A command says that it made \`${made}\`.`}`,
      advice:
        better === undefined
          ? 'See which command should make it, and whether it ran. The path counts from the folder of the source (`CODEBUILD_SRC_DIR`), wherever the commands have changed into.'
          : `Write \`base-directory: ${better}\`, if that is the folder that you mean.`,
      docs: BUILDSPEC_DOCS,
      range: node?.range,
      fix: node && better !== undefined ? replaced(node, better) : undefined,
      lines: [
        ...failure.contexts.map(({ message }) => message),
        ...anywhere.slice(-1).map(({ text }) => text),
      ],
    };
  },
};

function baseDirectory({ buildspec }: Failure, missing: string): ScalarNode | undefined {
  const own = buildspec?.scalarAt('artifacts', 'base-directory');
  return own?.value === missing ? own : undefined;
}

function madeFolder(lines: readonly SeenLine[]): string | undefined {
  const groups = lines.at(-1)?.match.groups ?? {};
  const folder = Object.values(groups).find((value) => value !== undefined);
  return folder
    ?.replace(/^\/(?:tmp\/)?codebuild\/output\/src\w*\/src\/(?:s3\/\d+\/)?/, '')
    .replace(/^\.\//, '');
}

/** The folder of the same source that is most likely meant: one that a command made, below the folder that the commands work in. */
function betterFolder({ buildspec }: Failure, missing: string, made: string | undefined): string | undefined {
  const inside = workFolder(buildspec?.commandTexts ?? []);
  const folder = made ?? missing;
  const better = inside === undefined || folder.startsWith(`${inside}/`) ? folder : `${inside}/${folder}`;
  // what goes into the buildspec is a plain relative path
  return better !== missing && /^[\w.-]+(?:\/[\w.-]+)*$/.test(better) && !better.split('/').includes('..')
    ? better
    : undefined;
}

/** The one folder that the commands change into; undefined where it is not plain. */
function workFolder(commands: readonly string[]): string | undefined {
  const changes = commands.flatMap((text) =>
    [...text.matchAll(/(?:^|[;&|\n(]\s*)cd +([^\s;&|)]+)/g)].map(([, to]) => to),
  );
  const [only, ...others] = changes;
  const folder = only?.replace(/^\$\{?CODEBUILD_SRC_DIR\}?\//, '').replace(/^\.\/|["']|\/$/g, '');
  return others.length === 0 && folder !== undefined && /^[\w-][\w.-]*(?:\/[\w.-]+)*$/.test(folder)
    ? folder
    : undefined;
}

function replaced({ range }: ScalarNode, folder: string): FailureFix {
  return { kind: 'buildspec', title: `Replace with ${folder}`, edits: [{ range, newText: folder }] };
}
