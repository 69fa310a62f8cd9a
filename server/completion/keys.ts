import { childOf, itemsOf, type SchemaNode, typesOf } from '../../core/buildspec/schema';
import { keyDocs, typeName } from '../docs';
import { FlowSnippetWriter } from './flow-snippet';
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
    filter: filterText(situation, key),
    detail: typeName(child),
    docs: keyDocs(child),
    deprecated: child.deprecated,
    required,
  };
  const { hasColon, hasContent } = situation.place;
  if (hasColon) return [{ ...candidate, ...written(situation, key, key, (to) => to.key(key)) }];
  if (hasContent) return [{ ...candidate, snippet: `${snippetText(key)}:`, plain: `${key}:` }];
  const types = typesOf(child);
  const isScalar = !types.includes('array') && !types.includes('object');
  const main = {
    ...candidate,
    detail: types.includes('array') ? 'list' : candidate.detail,
    ...written(situation, key, isScalar ? `${key}: ` : `${key}:`, (to) => to.entry(key, child, slot.indent)),
  };
  if (!types.includes('array') || !types.includes('string')) return [main];
  const example = exampleOf(child);
  const first: unknown = Array.isArray(example) ? example[0] : example;
  return [
    main,
    {
      ...candidate,
      label: `${key} (one value)`,
      detail: 'text',
      ...written(situation, key, `${key}: `, (to) => to.entry(key, child, slot.indent, first)),
      required: false,
      isAlternative: true,
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
      filter: filterText(situation, key),
      ...written(situation, key, `${key}: `, (to) =>
        to.freeEntry(key, childOf(schema, key) ?? {}, slot.indent, value),
      ),
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
      label: situation.place.form === undefined ? '- (new item)' : '[ ] (new list)',
      kind: 'snippet',
      slot,
      ...written(situation, '', '- ', (to) => to.item(schema, slot.indent)),
      detail: 'list item',
      docs: about,
    },
  ];
}

/** A new text in the form of the place; `blockPlain` is what an editor without snippets gets in block YAML. */
function written(
  { place, styleUnder }: Situation,
  key: string,
  blockPlain: string,
  write: (to: SnippetWriter) => string,
): { snippet: string; plain: string } {
  const style = styleUnder(String(place.path[0] ?? key));
  const { form } = place;
  if (form === undefined) return { snippet: write(new SnippetWriter(style)), plain: blockPlain };
  const [snippet, plain] = [true, false].map((hasStops) =>
    write(new FlowSnippetWriter(style, form, hasStops)),
  );
  return { snippet: snippet ?? '', plain: plain ?? '' };
}

/** An opening quote that is typed already belongs to the text that an editor compares with. */
function filterText({ place }: Situation, key: string): string {
  return place.form === undefined ? key : place.quote + key;
}
