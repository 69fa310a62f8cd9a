import { entryOf, type Node, valueAt } from '../tree';
import type { LintRule } from './rule';

/** The words that stand for values in the syntax box of AWS's reference, where nothing else refuses them. */
const PLACEHOLDERS = new Map([
  ['Linux-user-name', 'the name of a user of the image, such as `codebuild-user`'],
  ['shell-tag', '`bash`, `/bin/sh`, `powershell.exe` or `cmd.exe`'],
  ['report-group-name-or-arn', 'the name of a report group'],
  ['artifact-name', 'a name'],
]);

/** Placeholders of AWS's syntax box that were never replaced (found in public buildspecs). */
export const placeholder: LintRule = {
  code: 'placeholder',
  severity: 'warning',
  check({ tree, phases }) {
    const reports = valueAt(tree, 'reports');
    const nodes: (Node | undefined)[] = [
      valueAt(tree, 'run-as'),
      valueAt(tree, 'env', 'shell'),
      valueAt(tree, 'artifacts', 'name'),
      ...phases.map(({ entry }) => entryOf(entry.value, 'run-as')?.value),
      ...(reports?.kind === 'mapping' ? reports.entries.map(({ key }) => key) : []),
    ];
    return nodes.flatMap((node) => {
      const meant = node?.kind === 'scalar' && PLACEHOLDERS.get(node.value);
      if (node?.kind !== 'scalar' || !meant) return [];
      return [
        {
          message: `\`${node.value}\` is a placeholder of the documentation. Write ${meant}.`,
          range: node.range,
        },
      ];
    });
  },
};
