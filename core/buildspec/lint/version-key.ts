import type { Problem } from '../problems';
import { childOf, schemaAt } from '../schema';
import { valueAt } from '../tree';
import { mappings } from '../walk';
import type { LintRule } from './rule';

/** Keys of version 0.1 in a file of version 0.2: CodeBuild ignores them with a note in the log. */
export const versionKey: LintRule = ({ tree }) => {
  const node = valueAt(tree, 'version');
  const version = node?.kind === 'scalar' ? node.value : '';
  const problems: Problem[] = [];
  for (const { node: mapping, path } of mappings(tree)) {
    const schema = schemaAt(path);
    if (!schema) continue;
    for (const { key } of mapping.entries) {
      const versions = childOf(schema, key.value)?.['x-versions'];
      if (!versions || versions.includes(version)) continue;
      const instead = childOf(schema, key.value)?.['x-replacement'];
      problems.push({
        code: 'unknown-key',
        severity: 'warning',
        message: `\`${key.value}\` belongs to version ${versions.join(', ')}; version ${version || '0.2'} ignores it.${instead ? ` Use \`${instead}\`.` : ' Remove it.'}`,
        range: key.range,
      });
    }
  }
  return problems;
};
