import { entryOf, type Node, scalarsOf, valueAt } from '../tree';
import type { LintRule } from './rule';

/** A folder where files are wanted: `no matching artifact paths found` (AWS docs build-spec-ref, artifacts.files). */
export const artifactFolder: LintRule = {
  code: 'artifact-folder',
  severity: 'warning',
  fixes: true,
  check({ tree }) {
    return artifactNodes(tree).flatMap((node) =>
      scalarsOf(valueAt(node, 'files'))
        .filter(({ value }) => /[^/*]\/$/.test(value))
        .map(({ value, range }) => ({
          message: `\`${value}\` names a folder, and artifacts are files: CodeBuild finds none (no matching artifact paths found). Write \`${value}**/*\`.`,
          range,
          fix: {
            title: `Replace with ${value}**/*`,
            edits: [{ range, newText: `'${value.replaceAll("'", "''")}**/*'` }],
          },
        })),
    );
  },
};

/** `artifacts` and each of its secondary ones. */
export function artifactNodes(tree: Node): Node[] {
  const artifacts = entryOf(tree, 'artifacts')?.value;
  const secondary = valueAt(artifacts, 'secondary-artifacts');
  return [
    ...(artifacts ? [artifacts] : []),
    ...(secondary?.kind === 'mapping' ? secondary.entries.map(({ value }) => value) : []),
  ];
}
