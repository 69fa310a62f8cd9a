import { childOf, type SchemaPath, schemaAt } from '../schema';
import type { MappingNode, Node } from '../tree';
import { removeEntry } from './remove-entry';
import type { Finding, LintRule } from './rule';

/** Keys of version 0.1 in a file of version 0.2: CodeBuild ignores them with a note in the log. */
export const versionKey: LintRule = {
  code: 'unknown-key',
  severity: 'warning',
  fixes: true,
  check({ tree, text, version }) {
    const findings: Finding[] = [];
    for (const { mapping, path } of sections(tree)) {
      const schema = schemaAt(path);
      if (!schema) continue;
      for (const entry of mapping.entries) {
        const { key } = entry;
        const child = childOf(schema, key.value);
        const versions = child?.['x-versions'];
        if (!versions || versions.includes(version)) continue;
        const instead = child?.['x-replacement'];
        findings.push({
          message: `\`${key.value}\` belongs to version ${versions.join(', ')}; version ${version || '0.2'} ignores it.${instead ? ` Use \`${instead}\`.` : ' Remove it.'}`,
          range: key.range,
          fix: instead ? undefined : removeEntry(text, mapping, entry),
        });
      }
    }
    return findings;
  },
};

/** The file and its sections: no key below them knows versions. */
function* sections(tree: Node): Generator<{ mapping: MappingNode; path: SchemaPath }> {
  if (tree.kind !== 'mapping') return;
  yield { mapping: tree, path: [] };
  for (const { key, value } of tree.entries)
    if (value.kind === 'mapping') yield { mapping: value, path: [key.value] };
}
