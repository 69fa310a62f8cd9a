import { childOf, itemsOf, type SchemaNode, typesOf } from '../../core/buildspec/schema';
import { keyDocs, typeName } from '../docs';
import type { Candidate } from './item';
import type { Slot } from './place';
import type { Situation } from './situation';
import { exampleOf, isMapping, SnippetWriter, snippetText } from './snippet';

/** The keys that the mapping at the place may still get, each in the forms it may have. */
export function keyCandidates(situation: Situation, schema: SchemaNode): Candidate[] {
  const { mapping: slot, present } = situation.place;
  if (!slot) return [];
  const listed = Object.keys(schema.properties ?? {}).flatMap((key) => {
    const child = present.includes(key) ? undefined : childOf(schema, key, situation.version);
    return child ? forms(situation, slot, key, child, schema.required?.includes(key) ?? false) : [];
  });
  return [...listed, ...freeKey(situation, slot, schema)];
}

function forms(
  situation: Situation,
  slot: Slot,
  key: string,
  child: SchemaNode,
  required: boolean,
): Candidate[] {
  const candidate = {
    label: key,
    kind: 'key' as const,
    slot,
    filter: key,
    detail: typeName(child),
    docs: keyDocs(child),
    deprecated: child.deprecated,
    required,
  };
  const { hasColon, hasContent } = situation.place;
  if (hasColon) return [{ ...candidate, snippet: snippetText(key), plain: key }];
  if (hasContent) return [{ ...candidate, snippet: `${snippetText(key)}:`, plain: `${key}:` }];
  const types = typesOf(child);
  const isScalar = !types.includes('array') && !types.includes('object');
  const main = {
    ...candidate,
    detail: types.includes('array') ? 'list' : candidate.detail,
    snippet: writer(situation, key).entry(key, child, slot.indent),
    plain: isScalar ? `${key}: ` : `${key}:`,
  };
  if (!types.includes('array') || !types.includes('string')) return [main];
  const example = exampleOf(child);
  const single = writer(situation, key).entry(
    key,
    child,
    slot.indent,
    Array.isArray(example) ? example[0] : example,
  );
  return [
    main,
    {
      ...candidate,
      label: `${key} (one value)`,
      detail: 'text',
      snippet: single,
      plain: `${key}: `,
      required: false,
    },
  ];
}

/** A key whose name is the user's, such as a variable; the schema's example shows its shape. */
function freeKey(situation: Situation, slot: Slot, schema: SchemaNode): Candidate[] {
  const { present, hasColon, hasContent } = situation.place;
  const example = schema.examples?.[0];
  const isFree = typeof schema.additionalProperties === 'object' && !schema.properties;
  if (!isFree || !isMapping(example) || hasColon || hasContent) return [];
  return Object.entries(example)
    .filter(([key]) => !present.includes(key))
    .map(([key, value]) => ({
      label: key,
      kind: 'snippet' as const,
      slot,
      snippet: writer(situation, key).freeEntry(key, childOf(schema, key) ?? {}, slot.indent, value),
      plain: `${key}: `,
      detail: schema['x-key']?.replaceAll('`', ''),
      docs: schema.description,
    }));
}

/** A new item, with its dash, of the list at the place. */
export function itemCandidates(situation: Situation, schema: SchemaNode): Candidate[] {
  const { sequence: slot } = situation.place;
  if (!slot || !typesOf(schema).includes('array')) return [];
  const about = itemsOf(schema)?.description ?? schema.description;
  return [
    {
      label: '- (new item)',
      kind: 'snippet',
      slot,
      snippet: writer(situation).item(schema, slot.indent),
      plain: '- ',
      detail: 'list item',
      docs: about,
    },
  ];
}

function writer({ place, styleUnder }: Situation, key = ''): SnippetWriter {
  return new SnippetWriter(styleUnder(String(place.path[0] ?? key)));
}
