import type { Fix, Problem, Refusal } from './problems';
import { type SchemaNode, type SchemaPath, schemaAt, suggestionsOf, typesOf } from './schema';
import { mostSimilar } from './similar';
import type { LineIndex } from './text';
import { type MappingEntry, type MappingNode, type Node, type Range, valueAt } from './tree';
import type { Place } from './validate';
import type { SchemaError } from './validator.generated';

export interface Context {
  text: string;
  lines: LineIndex;
  /** As `entryOf` of the tree. */
  entryOf(node: MappingNode, key: string): MappingEntry | undefined;
}

/** One finding of the schema in words for people; undefined where CodeBuild tolerates it after all. */
export function problemOf(context: Context, place: Place, error: SchemaError): Problem | undefined {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(context, place, String(error.params.additionalProperty));
    case 'required':
      return missingKey(context, place, String(error.params.missingProperty));
    case 'type':
      return wrongType(context, place);
    case 'anyOf':
      return missingAny(place);
    default:
      return wrongValue(place);
  }
}

const PLACES: SchemaPath[] = [
  [],
  ['env'],
  ['phases'],
  ['phases', 'install'],
  ['artifacts'],
  ['cache'],
  ['batch'],
  ['reports', 'GROUP'],
];

function unknownKey({ entryOf }: Context, { node, path }: Place, name: string): Problem | undefined {
  if (node.kind !== 'mapping') return undefined;
  const schema = schemaAt(path) ?? {};
  const key = entryOf(node, name)?.key;
  if (!key) return undefined;
  const known = Object.keys(schema.properties ?? {});
  const meant = mostSimilar(name, known);
  const elsewhere = meant === undefined ? homeOf(name, path) : undefined;
  const advice =
    meant !== undefined ? ` Did you mean \`${meant}\`?` : elsewhere !== undefined ? ` ${elsewhere}` : '';
  const fix: Fix | undefined =
    meant === undefined || entryOf(node, meant)
      ? undefined
      : { title: `Replace with ${meant}`, edits: [{ range: key.range, newText: meant }] };
  if (schema['x-unknown-keys'] === 'refused') {
    return {
      code: 'unknown-phase',
      severity: 'error',
      message: (schema['x-problem'] ?? '').replace('{value}', name) + advice,
      range: key.range,
      fix,
      refusal: refusalOf(schema, name),
    };
  }
  return {
    code: 'unknown-key',
    severity: 'warning',
    message: `CodeBuild ignores \`${name}\` here.${advice}`,
    range: key.range,
    fix,
  };
}

function homeOf(name: string, path: SchemaPath): string | undefined {
  const home = PLACES.find(
    (place) => place.join('.') !== path.join('.') && Object.hasOwn(schemaAt(place)?.properties ?? {}, name),
  );
  if (!home) return undefined;
  if (home.length === 0) return `It belongs at the top level of the file.`;
  return home.includes('GROUP') ? 'It belongs to a report group.' : `It belongs under \`${home.join('.')}\`.`;
}

function missingKey(context: Context, { node, path, entry }: Place, name: string): Problem | undefined {
  const range = entry?.key.range ?? firstKey(node);
  if (path.length > 0) {
    const owner = entry ? `\`${entry.key.value}\`` : 'This item';
    return { code: 'missing-key', severity: 'error', message: `${owner} needs the key \`${name}\`.`, range };
  }
  // a file that only lists the builds of a batch lives without it: aws/eks-anywhere-build-tooling, for years
  const isBatchOnly = valueAt(node, 'batch') && !valueAt(node, 'phases');
  if (name === 'version' && isBatchOnly) return undefined;
  return {
    code: `missing-${name}`,
    severity: 'error',
    message: `CodeBuild refuses a buildspec without a version. Start the file with \`version: 0.2\`.`,
    range,
    fix: addVersion(context, node),
    refusal: { statusCode: 'YAML_FILE_ERROR', message: 'wrong number of container tags, expected 1' },
  };
}

/** None of several keys, of which the schema wants one. */
function missingAny({ node, path, entry }: Place): Problem {
  return {
    code: path.length === 0 ? 'missing-phases' : 'missing-key',
    severity: 'error',
    message: schemaAt(path)?.['x-problem'] ?? 'A key is missing here.',
    range: entry?.key.range ?? firstKey(node),
  };
}

function addVersion({ text, lines }: Context, root: Node): Fix | undefined {
  if (root.kind !== 'mapping' || root.style !== 'block') return undefined;
  const { start } = root.range;
  const indent = text.slice(start - lines.positionAt(start).character, start).replace('\uFEFF', '');
  if (indent.trim() !== '') return undefined;
  return {
    title: 'Add version: 0.2',
    edits: [{ range: { start, end: start }, newText: `version: 0.2\n${indent}` }],
  };
}

const KINDS: Record<string, string> = {
  object: 'keys and values',
  array: 'a list',
  string: 'text',
  boolean: 'yes or no',
  number: 'a number',
  integer: 'a whole number',
};

function wrongType(context: Context, place: Place): Problem {
  const { node, path } = place;
  const schema = schemaAt(path) ?? {};
  if (path.length === 0) return notAMapping(node);
  if (isCommand(path) && node.kind !== 'scalar') return commandNotText(context, place, node);
  const name = nameOf(place);
  const wanted = typesOf(schema).filter((type) => type !== 'null');
  const words = wanted.map((type) => KINDS[type] ?? type);
  // one string for a list is tolerated, so a list is what to write
  const kinds = wanted.includes('array') && wanted.includes('string') ? 'a list' : words.join(' or ');
  const isEmpty = node.kind === 'scalar' && node.isNull;
  const range = isEmpty ? (place.entry?.key.range ?? node.range) : firstLine(context, node.range);
  const isLenient = wanted.length === 1 && wanted[0] === 'boolean' && node.kind === 'scalar';
  return {
    code: isLenient ? 'wrong-value' : 'wrong-type',
    severity: isLenient ? 'warning' : 'error',
    message:
      schema['x-problem']?.includes('{value}') === false
        ? schema['x-problem']
        : `${name} takes ${kinds}, but ${isEmpty ? 'nothing stands' : `${actual(node)} stands`} here.${shapeAdvice(node, wanted)}`,
    range,
  };
}

function notAMapping(node: Node): Problem {
  return {
    code: 'not-a-buildspec',
    severity: 'error',
    message: 'This is no buildspec: keys such as `version` and `phases` are expected at the top level.',
    range: { start: node.range.start, end: node.range.start + 1 },
    refusal: { statusCode: 'YAML_FILE_ERROR', message: 'wrong number of container tags, expected 1' },
  };
}

function actual(node: Node): string {
  if (node.kind === 'mapping') return 'a mapping';
  return node.kind === 'sequence' ? 'a list' : 'text';
}

function shapeAdvice(node: Node, wanted: string[]): string {
  if (node.kind === 'sequence' && wanted.includes('object')) return ' Remove the dashes.';
  if (node.kind === 'mapping' && wanted.includes('array')) return ' Start each item with `- `.';
  return '';
}

function isCommand(path: SchemaPath): boolean {
  return typeof path.at(-1) === 'number' && schemaAt(path.slice(0, -1))?.['x-commands'] === true;
}

/** The commonest error of all: `: ` makes a mapping of a command, `[` or `{` a list or mapping (aws docs, README 6). */
function commandNotText(
  { text, lines }: Context,
  { path }: Place,
  node: Exclude<Node, { kind: 'scalar' }>,
): Problem {
  const line = lines.positionAt(node.range.start).line + 1;
  const source = text.slice(node.range.start, node.range.end);
  const isOneLine = !/[\r\n]/.test(source);
  const because =
    node.style === 'flow'
      ? `starts with \`${source.charAt(0)}\``
      : node.kind === 'mapping'
        ? 'has `: ` in it'
        : 'starts with a second `- `';
  return {
    code: 'command-not-text',
    severity: 'error',
    message: `YAML takes this command for ${actual(node)} because it ${because}, and CodeBuild refuses that. Put the whole command in quotes, or write it as a block after \`|\`.`,
    range: node.range,
    fix:
      isOneLine && (node.style === 'flow' || node.kind === 'mapping')
        ? {
            title: 'Quote the Command',
            edits: [{ range: node.range, newText: `'${source.replaceAll("'", "''")}'` }],
          }
        : undefined,
    refusal: {
      statusCode: 'YAML_FILE_ERROR',
      message: `Expected Commands[${path.at(-1)}] to be of string type: found subkeys instead at line ${line}, value of the key tag on line ${line - 1} might be empty`,
    },
  };
}

function wrongValue(place: Place): Problem | undefined {
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

function refusalOf(schema: SchemaNode, value: string): Refusal | undefined {
  const refusal = schema['x-refusal'];
  return refusal && { ...refusal, message: refusal.message.replace('{value}', value) };
}

function nameOf({ path }: Place): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `An item of \`${path.at(-2)}\`` : `\`${last}\``;
}

function firstKey(node: Node): Range {
  if (node.kind === 'mapping') return (node as MappingNode).entries[0]?.key.range ?? node.range;
  return node.range;
}

/** A squiggle under a whole section hides more than it shows. */
function firstLine({ text }: Context, { start, end }: Range): Range {
  const newline = text.slice(start, end).search(/[\r\n]/);
  return { start, end: newline < 0 ? end : start + newline };
}
