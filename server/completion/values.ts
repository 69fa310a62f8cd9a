import { type SchemaNode, type Suggestion, suggestionsOf, typesOf } from '../../core/buildspec/schema';
import { docsLink } from '../docs';
import type { Candidate } from './item';
import { stringText } from './scalar-text';
import type { Situation } from './situation';
import { snippetText } from './snippet';

/** The values the schema knows for the scalar at the place; `list` is the list that it is an item of. */
export function valueCandidates(
  situation: Situation,
  schema: SchemaNode,
  list: SchemaNode | undefined,
): Candidate[] {
  const { scalar: slot, quote } = situation.place;
  if (!slot) return [];
  return valuesOf(situation, schema, list).map(({ value, description }) => {
    const text = quote === '' ? plainText(schema, value) : quote + value + quote;
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
    const { booleans } = styleUnder(String(place.path[0]));
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

function plainText(schema: SchemaNode, value: string): string {
  const types = typesOf(schema);
  const isString = !types.includes('number') && !types.includes('integer') && !types.includes('boolean');
  return isString ? stringText(value) : value;
}
