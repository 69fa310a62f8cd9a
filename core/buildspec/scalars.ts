import { childOf, itemsOf, type SchemaNode, typesOf } from './schema';
import type { Node, ScalarNode } from './tree';

const TRUE = /^(true|yes|on|y)$/i;
const FALSE = /^(false|no|off|n)$/i;
const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** YAML 1.1's booleans in any case, as CodeBuild's parser takes them; quotes make no difference. */
export function readBoolean(text: string): boolean | undefined {
  if (TRUE.test(text)) return true;
  return FALSE.test(text) ? false : undefined;
}

function readNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

/**
 * The tree as plain values. Only where the schema takes a boolean or number is a scalar read as one; everywhere else its
 * text stays as it is written. What the schema does not know stands for itself as an empty string.
 */
export function toValue(node: Node, schema: SchemaNode | undefined): Value {
  if (!schema) return '';
  if (node.kind === 'sequence') {
    const items = itemsOf(schema);
    return node.items.map((item) => toValue(item, items));
  }
  if (node.kind === 'mapping') {
    const object: { [key: string]: Value } = Object.create(null);
    for (const { key, value } of node.entries) object[key.value] = toValue(value, childOf(schema, key.value));
    return object;
  }
  return scalarValue(node, schema);
}

function scalarValue(node: ScalarNode, schema: SchemaNode): Value {
  if (node.isNull) return null;
  const types = typesOf(schema);
  if (types.includes('string'))
    return schema['x-ignore-case'] ? inSchemaCase(node.value, schema) : node.value;
  if (types.includes('boolean')) return readBoolean(node.value) ?? node.value;
  if (types.includes('number') || types.includes('integer')) return readNumber(node.value) ?? node.value;
  return node.value;
}

function inSchemaCase(text: string, schema: SchemaNode): string {
  const same = schema.enum?.find(
    (value) => typeof value === 'string' && value.toLowerCase() === text.toLowerCase(),
  );
  return typeof same === 'string' ? same : text;
}
