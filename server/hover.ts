import type { Hover, Position } from 'vscode-languageserver';
import { environmentVariableDocs, type SchemaNode, schemaAt, suggestionsOf } from '../core/buildspec/schema';
import type { Range, ScalarNode } from '../core/buildspec/tree';
import type { ClientFeatures } from './client-features';
import { docsLink, keyDocs, markup } from './docs';
import type { BuildspecDocument } from './documents';
import { type Location, locate } from './locate';
import { lspRange } from './ranges';

interface Note {
  range: Range;
  markdown: string;
}

/** What CodeBuild does with the key, value or variable under the cursor. */
export function hover(
  document: BuildspecDocument,
  position: Position,
  features: Pick<ClientFeatures, 'hoverMarkdown'>,
): Hover | undefined {
  const offset = document.lines.offsetAt(position);
  const location = locate(document.read().tree, offset);
  if (location?.node.kind !== 'scalar') return undefined;
  const note =
    location.on === 'key'
      ? keyNote(location, location.node)
      : (variableNote(document.text, location.node, offset) ?? valueNote(location, location.node));
  if (!note) return undefined;
  return {
    contents: markup(note.markdown, features.hoverMarkdown),
    range: lspRange(document.lines, note.range),
  };
}

function keyNote({ path }: Location, node: ScalarNode): Note | undefined {
  const schema = schemaAt(path);
  if (!schema?.description) return undefined;
  return { range: node.range, markdown: `**${node.value}**\n\n${keyDocs(schema)}` };
}

/** A variable that CodeBuild itself sets, in a command or wherever a text may hold one. */
function variableNote(text: string, { range }: ScalarNode, offset: number): Note | undefined {
  const isWord = (at: number) => at >= range.start && at < range.end && /\w/.test(text.charAt(at));
  let start = offset;
  let end = offset;
  while (isWord(start - 1)) start--;
  while (isWord(end)) end++;
  const name = text.slice(start, end);
  const variables = environmentVariableDocs();
  const docs = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (!docs) return undefined;
  const example = docs.example === undefined ? '' : `\n\nSuch as \`${docs.example}\``;
  return { range: { start, end }, markdown: `**${name}**\n\n${docs.description}${example}` };
}

function valueNote({ path }: Location, node: ScalarNode): Note | undefined {
  const schema = schemaAt(path);
  const known = schema && suggestionOf(schema, path, node.value);
  if (!known) return undefined;
  const about = schema['x-runtime'] === undefined ? known.description : `In the images ${known.description}.`;
  const parts = [`**${known.value}**`, about, docsLink(schema['x-docs'])];
  return { range: node.range, markdown: parts.join('\n\n') };
}

function suggestionOf(schema: SchemaNode, path: Location['path'], value: string) {
  const list = typeof path.at(-1) === 'number' ? schemaAt(path.slice(0, -1)) : undefined;
  const all = [...suggestionsOf(schema), ...(list ? suggestionsOf(list) : [])];
  const wanted = schema['x-ignore-case'] ? value.toUpperCase() : value;
  return all.find((suggestion) => suggestion.value === wanted && suggestion.description !== '');
}
