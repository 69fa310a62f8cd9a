import { type Context, type Place, problemOf } from './findings';
import type { Problem } from './problems';
import { toValue } from './scalars';
import { schemaAt } from './schema';
import { LineIndex } from './text';
import type { MappingEntry, MappingNode, Node, Range } from './tree';
import { validate as matchesSchema, type SchemaError } from './validator.generated';

/**
 * Holds a tree against schemas/buildspec.schema.json.
 *
 * @param broken parts of the text that a syntax error made unreadable; nothing is said to be missing there
 */
export function validate(text: string, tree: Node, broken: readonly Range[] = []): Problem[] {
  if (matchesSchema(toValue(tree, schemaAt([])))) return [];
  const errors = matchesSchema.errors ?? [];
  const context: Context = { text, root: tree, lines: new LineIndex(text), entryOf: entryIndex() };
  const wrongType = new Set(
    errors.flatMap((error) => (error.keyword === 'type' ? [error.instancePath] : [])),
  );
  const problems: Problem[] = [];
  for (const error of errors) {
    // a value of the wrong type fails enum and pattern too, and each alternative of anyOf fails on its own
    if (error.keyword !== 'type' && wrongType.has(error.instancePath)) continue;
    if (error.schemaPath.includes('/anyOf/')) continue;
    const place = locate(tree, error, context);
    if (!place || isBroken(place.node, error, broken)) continue;
    const problem = problemOf(context, place, error);
    if (problem) problems.push(problem);
  }
  return problems;
}

function locate(tree: Node, error: SchemaError, { entryOf }: Context): Place | undefined {
  const path: (string | number)[] = [];
  let node = tree;
  let entry: MappingEntry | undefined;
  for (const encoded of error.instancePath.split('/').slice(1)) {
    const step = encoded.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node.kind === 'mapping') {
      entry = entryOf(node, step);
      if (!entry) return undefined;
      node = entry.value;
      path.push(step);
    } else if (node.kind === 'sequence') {
      const item = node.items[Number(step)];
      if (!item) return undefined;
      entry = undefined;
      node = item;
      path.push(Number(step));
    } else return undefined;
  }
  return { path, node, entry };
}

function isBroken(node: Node, error: SchemaError, broken: readonly Range[]): boolean {
  if (broken.length === 0) return false;
  const absent = error.keyword === 'required' || error.keyword === 'anyOf';
  const isRoot = error.instancePath === '';
  return broken.some(({ start, end }) => {
    if (absent) return isRoot || (start <= node.range.end + 1 && end >= node.range.start);
    const empty = node.kind === 'scalar' && node.isNull;
    return empty && start >= node.range.start;
  });
}

/** `entryOf` of the tree for many questions: a mapping of thousands of wrong keys must not be searched for each. */
function entryIndex(): Context['entryOf'] {
  const indices = new WeakMap<MappingNode, Map<string, MappingEntry>>();
  return (node, key) => {
    let index = indices.get(node);
    if (!index) {
      index = new Map(node.entries.map((entry) => [entry.key.value, entry]));
      indices.set(node, index);
    }
    return index.get(key);
  };
}
