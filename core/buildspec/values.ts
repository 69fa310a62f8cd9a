import { readBoolean } from './scalars';
import { type Node, scalarsOf, valueAt } from './tree';

/** The texts of a list, or the one text that stands for a list of one. */
export function textList(node: Node | undefined): string[] {
  return scalarsOf(node).map(({ value }) => value);
}

/** The text under a key; undefined where there is none. */
export function textAt(node: Node | undefined, key: string): string | undefined {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' && !value.isNull ? value.value : undefined;
}

/** The boolean under a key by YAML 1.1's words; false where there is none. */
export function flagAt(node: Node | undefined, key: string): boolean {
  return readBoolean(textAt(node, key) ?? '') ?? false;
}

/** The texts of a mapping; empty for what is no text. */
export function textsByKey(node: Node | undefined): Record<string, string> {
  return byKey(node, (value) => (value.kind === 'scalar' ? value.value : ''));
}

/** The values of a mapping. Without a prototype, so that a key such as `__proto__` is a key like any other. */
export function byKey<T>(node: Node | undefined, read: (value: Node) => T): Record<string, T> {
  const result: Record<string, T> = Object.create(null);
  if (node?.kind !== 'mapping') return result;
  for (const { key, value } of node.entries) result[key.value] = read(value);
  return result;
}
