import { type SchemaNode, type Suggestion, suggestionsOf, typesOf } from '../../core/buildspec/schema';
import { docsLink } from '../docs';
import type { Candidate } from './item';
import type { Form } from './place';
import { flowText, jsonText, stringText } from './scalar-text';
import type { Situation } from './situation';
import { snippetText, takesNumbers } from './snippet';

/** The values the schema knows for the scalar at the place; `list` is the list that it is an item of. */
export function valueCandidates(
  situation: Situation,
  schema: SchemaNode,
  list: SchemaNode | undefined,
): Candidate[] {
  const { scalar: slot, quote, form } = situation.place;
  if (!slot) return [];
  return valuesOf(situation, schema, list).map(({ value, description }) => {
    const text = scalarText(schema, value, quote, form);
    return {
      label: value,
      kind: 'value',
      slot,
      snippet: snippetText(text),
      plain: text,
      filter: quote + value,
      detail: description,
      docs: [schema.description ?? '', docsLink(schema['x-docs'])].filter((part) => part).join('\n\n'),
    };
  });
}

function valuesOf(
  { place, styleUnder }: Situation,
  schema: SchemaNode,
  list: SchemaNode | undefined,
): Suggestion[] {
  const types = typesOf(schema);
  if (types.includes('boolean')) {
    const booleans = place.form === 'json' ? 'true/false' : styleUnder(String(place.path[0])).booleans;
    return booleans.split('/').map((value) => ({ value, description: defaultNote(schema, value) }));
  }
  // the suggestions of a list are for its items
  const isListOnly = types.includes('array') && !types.includes('string');
  return [...(isListOnly ? [] : suggestionsOf(schema)), ...(list ? suggestionsOf(list) : [])];
}

function defaultNote(schema: SchemaNode, value: string): string {
  const isYes = value === 'yes' || value === 'true';
  return schema.default === isYes ? 'The default.' : '';
}

function scalarText(schema: SchemaNode, value: string, quote: string, form: Form | undefined): string {
  const isBoolean = typesOf(schema).includes('boolean');
  if (form === 'json') return isBoolean ? value : jsonText(value, takesNumbers(schema));
  if (quote !== '') return quote + value + quote;
  if (isBoolean || takesNumbers(schema)) return value;
  return form === 'flow' ? flowText(value) : stringText(value);
}
