import type { Problem } from '../../buildspec/problems';
import type { Node } from '../../buildspec/tree';

/**
 * What CodeBuild's agent writes of keys that it does not know, in its own shape; undefined where it knows them all. It goes on
 * without them.
 */
export function unknownKeysMessage(tree: Node | undefined, problems: readonly Problem[]): string | undefined {
  const starts = new Set(
    problems.filter(({ code }) => code === 'unknown-key').map(({ range }) => range.start),
  );
  const sections = new Map<string, string[]>();
  if (tree) collect(tree, [], starts, sections);
  if (sections.size === 0) return undefined;
  const lines = [...sections].flatMap(([section, keys]) => [
    `In the section ${section}`,
    '    The following keys cannot be identified:',
    ...keys.map((key) => `        ${key}`),
  ]);
  return ['Found possible syntax errors in buildspec: ', ...lines].join('\n');
}

function collect(
  node: Node,
  path: string[],
  starts: ReadonlySet<number>,
  sections: Map<string, string[]>,
): void {
  if (node.kind === 'sequence') for (const item of node.items) collect(item, path, starts, sections);
  if (node.kind !== 'mapping') return;
  for (const { key, value } of node.entries) {
    if (starts.has(key.range.start)) {
      const section = sectionOf(path);
      sections.set(section, [...(sections.get(section) ?? []), key.value]);
    } else {
      collect(value, [...path, key.value], starts, sections);
    }
  }
}

/** Phases by their names in upper case, other sections as they are written. */
function sectionOf([first, second]: string[]): string {
  if (first === 'phases' && second !== undefined) return second.toUpperCase();
  return first ?? 'top level';
}
