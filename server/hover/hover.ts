import type { Hover, Position } from 'vscode-languageserver';
import { PHASE_NAMES } from '../../core/buildspec/buildspec';
import {
  environmentVariableDocs,
  type SchemaNode,
  schemaAt,
  suggestionsOf,
} from '../../core/buildspec/schema';
import type { ScalarNode } from '../../core/buildspec/tree';
import type { ClientFeatures } from '../client-features';
import { docsLink, keyDocs, markup } from '../docs';
import type { BuildspecDocument } from '../documents';
import { afterFailure } from '../failure-words';
import { type Location, locate } from '../locate';
import { lspRange } from '../ranges';
import { graphWords, identifierNote, matrixWords } from './batch';
import { type Note, title } from './note';
import { parameterWords, secretWords } from './references';
import { variableNote } from './variables';

/** What CodeBuild does with the key, value or name under the cursor. */
export function hover(
  document: BuildspecDocument,
  position: Position,
  features: Pick<ClientFeatures, 'hoverMarkdown'>,
): Hover | undefined {
  const offset = document.lines.offsetAt(position);
  const location = locate(document.tree, offset);
  if (location?.node.kind !== 'scalar') return undefined;
  const note =
    withKeyDocs(variableNote(document, location, offset), location) ??
    (location.path[0] === 'batch' ? identifierNote(document, offset) : undefined) ??
    (location.on === 'key'
      ? keyNote(document, location, location.node)
      : (providedVariableNote(document.text, location.node, offset) ??
        referenceNote(location, location.node) ??
        failureNote(location, location.node) ??
        valueNote(location, location.node)));
  if (!note) return undefined;
  return {
    contents: markup(note.markdown, features.hoverMarkdown),
    range: lspRange(document.lines, note.range),
  };
}

function keyNote(document: BuildspecDocument, { path }: Location, node: ScalarNode): Note | undefined {
  const schema = schemaAt(path);
  if (!schema?.description) return undefined;
  const more = builtWords(document, path.join('.'));
  const parts = [title(node.value), ...(more ? [more] : []), keyDocs(schema)];
  return { range: node.range, markdown: parts.join('\n\n') };
}

/** The key of a variable is a key too. */
function withKeyDocs(note: Note | undefined, { on, path }: Location): Note | undefined {
  const schema = on === 'key' ? schemaAt(path) : undefined;
  return note && schema ? { ...note, markdown: `${note.markdown}\n\n${keyDocs(schema)}` } : note;
}

/** What the file makes of the key, before what the key is for. */
function builtWords(document: BuildspecDocument, path: string): string | undefined {
  if (path === 'batch.build-matrix') return matrixWords(document.tree);
  return path === 'batch.build-graph' ? graphWords(document.tree) : undefined;
}

function referenceNote({ path }: Location, node: ScalarNode): Note | undefined {
  if (path[0] !== 'env' || path.length !== 3 || node.value === '') return undefined;
  const words =
    path[1] === 'secrets-manager'
      ? secretWords(node.value)
      : path[1] === 'parameter-store'
        ? parameterWords(node.value)
        : undefined;
  return words === undefined ? undefined : { range: node.range, markdown: words };
}

function failureNote(location: Location, node: ScalarNode): Note | undefined {
  const { path } = location;
  const phase = PHASE_NAMES.find((name) => name === path[1]);
  if (path[0] !== 'phases' || path[2] !== 'on-failure' || !phase || node.isNull) return undefined;
  const words = afterFailure(phase, node.value).long;
  const value = valueNote(location, node);
  if (value) return { ...value, markdown: `${value.markdown}\n\n${words}` };
  const parts = [title(node.value), words, docsLink(schemaAt(path)?.['x-docs'])];
  return { range: node.range, markdown: parts.filter((part) => part).join('\n\n') };
}

/** A variable that CodeBuild itself sets, in a command or wherever a text may hold one. */
function providedVariableNote(text: string, { range }: ScalarNode, offset: number): Note | undefined {
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
