import type { Fix, Problem } from '../problems';
import { type SchemaPath, schemaAt, suggestionsOf } from '../schema';
import { mostSimilar } from '../similar';
import { type ScalarNode, valueAt } from '../tree';
import { type Context, nameOf, type Place, refusalOf } from './place';

const LONGEST_IDENTIFIER = 127;

export function wrongValue(context: Context, place: Place): Problem | undefined {
  const { node, path } = place;
  if (node.kind !== 'scalar') return undefined;
  const schema = schemaAt(path) ?? {};
  const severity = schema['x-severity'] ?? 'warning';
  // a variable's value is known only in the build
  if (severity !== 'error' && node.value.includes('$')) return undefined;
  const allowed = schema.enum ? suggestionsOf(schema).map(({ value }) => value) : [];
  const meant = mostSimilar(node.value, allowed);
  const list = allowed.length > 0 ? `${nameOf(place)} takes ${allowed.join(', ')}.` : undefined;
  return {
    code:
      path.join('.') === 'version'
        ? 'unsupported-version'
        : identifierPlace(path)
          ? 'bad-identifier'
          : 'wrong-value',
    severity,
    message: [
      schema['x-problem'] ?? list ?? `${nameOf(place)} does not take \`${node.value}\`.`,
      meant === undefined || schema['x-problem']?.includes(meant) ? '' : ` Did you mean \`${meant}\`?`,
    ].join(''),
    range: node.range,
    fix: identifierPlace(path)
      ? validIdentifier(context, node)
      : meant === undefined
        ? undefined
        : { title: `Replace with ${meant}`, edits: [{ range: node.range, newText: meant }] },
    refusal: refusalOf(schema, node.value),
  };
}

function identifierPlace(path: SchemaPath): boolean {
  return path[0] === 'batch' && path.at(-1) === 'identifier';
}

/** With `_` for what is not allowed, here and in each `depend-on` that names it. */
function validIdentifier({ root }: Context, { value }: ScalarNode): Fix | undefined {
  const newText = value.replace(/[^A-Za-z0-9_]+/g, '_').slice(0, LONGEST_IDENTIFIER);
  const tasks = ['build-graph', 'build-list'].flatMap((list) => {
    const node = valueAt(root, 'batch', list);
    return node?.kind === 'sequence' ? node.items : [];
  });
  const identifiers = tasks.flatMap((task) => valueAt(task, 'identifier') ?? []);
  if (newText === '' || identifiers.some((node) => node.kind === 'scalar' && node.value === newText))
    return undefined;
  const uses = tasks.flatMap((task) => {
    const list = valueAt(task, 'depend-on');
    return list?.kind === 'sequence' ? list.items : list ? [list] : [];
  });
  const starts = new Set<number>();
  const edits = [...identifiers, ...uses].flatMap((node) => {
    if (node.kind !== 'scalar' || node.value !== value || starts.has(node.range.start)) return [];
    starts.add(node.range.start);
    return [{ range: node.range, newText }];
  });
  return { title: `Replace with ${newText}`, edits };
}
