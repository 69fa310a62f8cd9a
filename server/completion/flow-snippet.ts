import { childOf, itemsOf, type SchemaNode, typesOf } from '../../core/buildspec/schema';
import type { Form } from './place';
import { flowText, jsonText } from './scalar-text';
import { exampleOf, isMapping, type SnippetStyle, SnippetWriter, snippetText, takesNumbers } from './snippet';

/** Writes new keys and items on one line, as flow collections and JSON need them. */
export class FlowSnippetWriter extends SnippetWriter {
  constructor(
    style: SnippetStyle,
    private readonly form: Form,
    /** Whether the editor knows tab stops. */
    private readonly hasStops: boolean,
  ) {
    super(form === 'json' ? { ...style, booleans: 'true/false' } : style);
  }

  override key(key: string): string {
    const text = this.string(key);
    return this.hasStops ? snippetText(text) : text;
  }

  override entry(key: string, schema: SchemaNode, _indent = '', example = exampleOf(schema)): string {
    return `${this.key(key)}: ${this.node(schema, example)}`;
  }

  override freeEntry(key: string, schema: SchemaNode, _indent: string, example: unknown): string {
    return `${this.stop(this.string(key))}: ${this.node(schema, example)}`;
  }

  override item(list: SchemaNode, _indent = '', example = exampleOf(list)): string {
    const first: unknown = Array.isArray(example) ? example[0] : example;
    const schema = itemsOf(list) ?? {};
    return isMapping(first) ? this.node(schema, first) : this.scalar(schema, first, list);
  }

  protected override scalarText(schema: SchemaNode, value: unknown): string {
    if (this.form === 'json')
      return jsonText(String(value), takesNumbers(schema) || typeof value === 'number');
    return takesNumbers(schema) || typeof value === 'number' ? String(value) : flowText(String(value));
  }

  /** The quotes stay where what is in them is typed over. */
  protected override stop(text: string): string {
    if (!this.hasStops) return text;
    const inner = /^"(.*)"$/.exec(text)?.[1];
    return inner === undefined ? super.stop(text) : `"${super.stop(inner)}"`;
  }

  protected override choice(values: string[]): string {
    return this.hasStops ? super.choice(values) : (values[0] ?? '');
  }

  private string(text: string): string {
    return this.form === 'json' ? jsonText(text, false) : flowText(text);
  }

  private node(schema: SchemaNode, example: unknown): string {
    if (isMapping(example)) return `{${this.entriesInside(schema, example).join(', ')}}`;
    if (Array.isArray(example)) return `[${this.item(schema, '', example)}]`;
    const types = typesOf(schema);
    if (example === undefined && types.includes('object') && !types.includes('string')) return '{}';
    return this.scalar(schema, example ?? (this.form === 'json' ? '' : undefined));
  }

  private entriesInside(schema: SchemaNode, example: Record<string, unknown>): string[] {
    return Object.entries(example).map(([key, value]) => {
      const child = childOf(schema, key) ?? {};
      const isFree = !Object.hasOwn(schema.properties ?? {}, key);
      return isFree ? this.freeEntry(key, child, '', value) : this.entry(key, child, '', value);
    });
  }
}
