import type { Fix } from '../problems';
import { entryOf } from '../tree';
import type { LintInput } from './input';

/** Has bash run the commands: as the first key of `env`, or as a section before the phases. Undefined where a shell is set already. */
export function setShell({ tree, text, lines }: LintInput): Fix | undefined {
  const env = entryOf(tree, 'env');
  const next = env
    ? env.value.kind === 'mapping'
      ? env.value.entries[0]
      : undefined
    : entryOf(tree, 'phases');
  const mapping = env ? env.value : tree;
  if (!next || mapping.kind !== 'mapping' || mapping.style !== 'block' || entryOf(mapping, 'shell'))
    return undefined;
  const { start } = next.key.range;
  const indent = text.slice(start - lines.positionAt(start).character, start);
  if (indent.trim() !== '' || indent.includes('\t')) return undefined;
  const newText = env ? `shell: bash\n${indent}` : `env:\n${indent}  shell: bash\n${indent}`;
  return { title: 'Set the Shell to bash', edits: [{ range: { start, end: start }, newText }] };
}
