import { mostSimilar } from '../similar';
import { batchTasks } from '../symbols/batch';
import type { LintRule } from './rule';

/** A task that waits for one that no list has (aws/eks-anywhere-build-tooling#2601 checks for it before it pushes). */
export const unknownDependency: LintRule = {
  code: 'unknown-dependency',
  severity: 'error',
  fixes: true,
  check({ tree, isBroken }) {
    if (isBroken) return [];
    const tasks = batchTasks(tree).filter(({ list }) => list === 'build-graph');
    const known = new Set(tasks.map(({ identifier }) => identifier?.value));
    return tasks.flatMap(({ dependOn }) =>
      dependOn
        .filter(({ value }) => !known.has(value) && !value.includes('$'))
        .map(({ value, range }) => {
          const names = [...known].filter((name) => name !== undefined);
          const meant = mostSimilar(value, names);
          return {
            message: `No build of this graph has the identifier \`${value}\`, so CodeBuild refuses the batch (BATCH_SPEC_VALIDATION_ERROR). ${meant === undefined ? 'Name one of its builds.' : `Did you mean \`${meant}\`?`}`,
            range,
            fix:
              meant === undefined
                ? undefined
                : { title: `Replace with ${meant}`, edits: [{ range, newText: meant }] },
          };
        }),
    );
  },
};
