import type { Problem } from '../problems';
import { type SchemaPath, schemaAt, suggestionsOf } from '../schema';
import { mostSimilar } from '../similar';
import { nameOf, type Place, refusalOf } from './place';

export function wrongValue(place: Place): Problem | undefined {
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
      meant === undefined ? '' : ` Did you mean \`${meant}\`?`,
    ].join(''),
    range: node.range,
    fix:
      meant === undefined
        ? undefined
        : { title: `Replace with ${meant}`, edits: [{ range: node.range, newText: meant }] },
    refusal: refusalOf(schema, node.value),
  };
}

function identifierPlace(path: SchemaPath): boolean {
  return path[0] === 'batch' && path.at(-1) === 'identifier';
}
