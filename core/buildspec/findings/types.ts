import { blockEdit, isSurelyShell, itemSource, quoteEdit } from '../command-source';
import type { Fix, Problem } from '../problems';
import { type SchemaNode, type SchemaPath, schemaAt, typesOf } from '../schema';
import type { Node } from '../tree';
import { type Context, firstLine, nameOf, type Place } from './place';

const KINDS: Record<string, string> = {
  object: 'keys and values',
  array: 'a list',
  string: 'text',
  boolean: 'yes or no',
  number: 'a number',
  integer: 'a whole number',
};

export function wrongType(context: Context, place: Place): Problem {
  const { node, path } = place;
  const schema = schemaAt(path) ?? {};
  if (path.length === 0) return notAMapping(context, node);
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
        : `${name} takes ${kinds}, ${isEmpty ? 'but it is empty' : `not ${actual(node)}`}.${isLenient ? '' : ' CodeBuild refuses the file.'}${shapeAdvice(node, wanted, schema)}`,
    range,
  };
}

function notAMapping({ text }: Context, { range: { start } }: Node): Problem {
  return {
    code: 'not-a-buildspec',
    severity: 'error',
    message: 'This is not a buildspec: keys such as `version` and `phases` are expected at the top level.',
    range: { start, end: Math.min(start + 1, text.length) },
    refusal: { statusCode: 'YAML_FILE_ERROR', message: 'wrong number of container tags, expected 1' },
  };
}

function actual(node: Node): string {
  if (node.kind === 'mapping') return 'a mapping';
  return node.kind === 'sequence' ? 'a list' : 'text';
}

function shapeAdvice(node: Node, wanted: string[], schema: SchemaNode): string {
  if (node.kind === 'scalar' && node.style === 'plain' && wanted.includes('object')) {
    const key = /^[\w-]+/.exec(node.value)?.[0];
    // the lines below a key without its colon join it to one text
    if (key !== undefined && Object.hasOwn(schema.properties ?? {}, key))
      return ` Put a colon and a space behind \`${key}\`.`;
  }
  if (node.kind === 'sequence' && wanted.includes('object')) return ' Remove the dashes.';
  if (node.kind === 'mapping' && wanted.includes('array')) return ' Start each item with `- `.';
  return '';
}

function isCommand(path: SchemaPath): boolean {
  return typeof path.at(-1) === 'number' && schemaAt(path.slice(0, -1))?.['x-commands'] === true;
}

/** The commonest error of all: `: ` makes a mapping of a command, `[` or `{` a list or mapping (aws/sagemaker-chainer-container#83). */
function commandNotText(
  { text, lines }: Context,
  { path }: Place,
  node: Exclude<Node, { kind: 'scalar' }>,
): Problem {
  const line = lines.positionAt(node.range.start).line + 1;
  const source = text.slice(node.range.start, node.range.end);
  const before = text.slice(Math.max(0, node.range.start - 80), node.range.start);
  const isWrittenHere = node.style === 'flow' || /(?:^|\s)-\s+(?:[&!]\S*\s+)*$/.test(before);
  return {
    code: 'command-not-text',
    severity: 'error',
    message: isWrittenHere
      ? `YAML takes this command for ${actual(node)} because it ${reasonFor(node, source)}, and CodeBuild refuses that. Put the whole command in quotes, or write it as a block after \`|\`.`
      : `An alias puts this ${node.kind === 'mapping' ? 'mapping' : 'list'} in the place of a command, and CodeBuild refuses that. Write the commands out instead.`,
    range: node.range,
    fix: commandFix(text, node),
    refusal: {
      statusCode: 'YAML_FILE_ERROR',
      message: `Expected Commands[${path.at(-1)}] to be of string type: found subkeys instead at line ${line}, value of the key tag on line ${line - 1} might be empty`,
    },
  };
}

/** Several lines become a block only where they are a script for certain; one line is put in quotes. */
function commandFix(text: string, node: Exclude<Node, { kind: 'scalar' }>): Fix | undefined {
  if (node.kind === 'sequence' && node.style === 'block') return undefined;
  const item = itemSource(text, node.range.start);
  const isOneLine = !/[\r\n]/.test(text.slice(node.range.start, node.range.end));
  if (isOneLine && item?.isOneLine !== false) {
    return { title: 'Quote the Command', edits: [quoteEdit(text, node.range)] };
  }
  if (!item || item.range.end < node.range.end || !isSurelyShell(item.text)) return undefined;
  return { title: 'Turn the Command Into a Block', edits: [blockEdit(text, item)] };
}

function reasonFor(node: Node, source: string): string {
  if (node.kind !== 'scalar' && node.style === 'flow') return `starts with \`${source.charAt(0)}\``;
  if (node.kind === 'sequence') return 'starts with a second `- `';
  return /:\s/.test(source) ? 'has `: ` in it' : 'ends with `:`';
}
