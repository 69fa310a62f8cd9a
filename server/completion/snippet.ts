import { childOf, itemsOf, type SchemaNode, suggestionsOf, typesOf } from '../../core/buildspec/schema';
import { stringText } from './scalar-text';
import type { IndentStyle } from './style';

export interface SnippetStyle {
  indent: IndentStyle;
  /** How the file writes booleans. */
  booleans: 'yes/no' | 'true/false';
}

/** Longer lists are for the completion at the value itself. */
const MOST_CHOICES = 25;

/** Makes the text of new keys and items with LSP's tab stops, filled in from the examples of the schema. */
export class SnippetWriter {
  private stops = 0;

  constructor(private readonly style: SnippetStyle) {}

  /** A key without its content. */
  key(key: string): string {
    return snippetText(stringText(key));
  }

  /** A key with its content; `indent` is the white space before its further lines. */
  entry(key: string, schema: SchemaNode, indent: string, example = exampleOf(schema)): string {
    return `${this.key(key)}:${this.content(schema, indent, example)}`;
  }

  /** A key whose name is the user's. */
  freeEntry(key: string, schema: SchemaNode, indent: string, example: unknown): string {
    return `${this.stop(stringText(key))}:${this.content(schema, indent, example)}`;
  }

  /** A list item with its dash. */
  item(list: SchemaNode, indent: string, example = exampleOf(list)): string {
    const first: unknown = Array.isArray(example) ? example[0] : example;
    return `- ${this.itemContent(list, `${indent}  `, first)}`;
  }

  /** One scalar, to choose where the schema knows its values. */
  scalar(schema: SchemaNode, example: unknown, list?: SchemaNode): string {
    const known = [...suggestionsOf(schema), ...(list ? suggestionsOf(list) : [])].map(({ value }) => value);
    if (typesOf(schema).includes('boolean')) return this.choice(this.style.booleans.split('/'));
    const text = (value: unknown) => this.scalarText(schema, value);
    const wanted =
      example === undefined ? known : [String(example), ...known.filter((v) => v !== String(example))];
    const values = wanted.map(text);
    return known.length > 1 && values.length <= MOST_CHOICES
      ? this.choice(values)
      : this.stop(values[0] ?? '');
  }

  protected scalarText(schema: SchemaNode, value: unknown): string {
    return takesNumbers(schema) || typeof value === 'number' ? String(value) : stringText(String(value));
  }

  private content(schema: SchemaNode, indent: string, example: unknown): string {
    if (isMapping(example)) {
      const inner = indent + ' '.repeat(this.style.indent.mapping);
      const lines = this.entriesOf(schema, inner, example).map((line) => `\n${inner}${line}`);
      return lines.join('');
    }
    if (Array.isArray(example)) {
      const inner = indent + ' '.repeat(this.style.indent.list);
      return `\n${inner}${this.item(schema, inner, example)}`;
    }
    return ` ${this.scalar(schema, example)}`;
  }

  private itemContent(list: SchemaNode, indent: string, example: unknown): string {
    const schema = itemsOf(list) ?? {};
    if (!isMapping(example)) return this.scalar(schema, example, list);
    return this.entriesOf(schema, indent, example).join(`\n${indent}`);
  }

  private entriesOf(schema: SchemaNode, indent: string, example: Record<string, unknown>): string[] {
    return Object.entries(example).map(([key, value]) => {
      const child = childOf(schema, key) ?? {};
      const isFree = !Object.hasOwn(schema.properties ?? {}, key);
      return isFree ? this.freeEntry(key, child, indent, value) : this.entry(key, child, indent, value);
    });
  }

  protected stop(text: string): string {
    this.stops++;
    return text === '' ? `$${this.stops}` : `\${${this.stops}:${snippetText(text)}}`;
  }

  protected choice(values: string[]): string {
    this.stops++;
    return `\${${this.stops}|${values.map((value) => snippetText(value).replace(/[,|]/g, '\\$&')).join(',')}|}`;
  }
}

/** The first example of the schema, or one item or entry of nothing for a list or mapping without examples. */
export function exampleOf(schema: SchemaNode): unknown {
  if (schema.examples) return schema.examples[0];
  const types = typesOf(schema);
  return types.includes('array') ? [''] : undefined;
}

export function takesNumbers(schema: SchemaNode): boolean {
  return typesOf(schema).includes('number') || typesOf(schema).includes('integer');
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
