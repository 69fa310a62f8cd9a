import type { CompletionItem, Position } from 'vscode-languageserver';
import { schemaAt } from '../../core/buildspec/schema';
import { entryOf } from '../../core/buildspec/tree';
import type { ClientFeatures } from '../client-features';
import type { BuildspecDocument } from '../documents';
import { flowAt } from './flow-place';
import { type Candidate, completionItem } from './item';
import { itemCandidates, keyCandidates } from './keys';
import { BlockLines } from './lines';
import { namesOfFile } from './names';
import { type Place, placeAt } from './place';
import type { Situation } from './situation';
import { skeleton } from './skeleton';
import { indentStyle } from './style';
import { templates } from './templates';
import { textPlaceAt } from './text-place';
import { valueCandidates } from './values';
import { isInVariable, variableCandidates } from './variables';

/** The keys, list items, values and names that may be written at a position. */
export function complete(
  document: BuildspecDocument,
  position: Position,
  features: ClientFeatures,
): CompletionItem[] {
  const lines = new BlockLines(document.text, document.lines);
  const items = (found: Candidate[]) =>
    found.map((candidate, index) => completionItem(document, candidate, index, features));
  const flow = flowAt(document, lines, position);
  const textPlace = flow ? flow.text : textPlaceAt(lines, position);
  if (textPlace && isInVariable(textPlace)) return items(variableCandidates(document, textPlace));
  const names = textPlace ? namesOfFile(document, textPlace) : [];
  const place = flow ? flow.place : placeAt(lines, position);
  if (!place) return items(names);
  const situation = { place, styleUnder: snippetStyles(document, lines), version: versionOf(document) };
  return items([...names, ...candidates(situation, isEmpty(document, place))]);
}

function candidates(situation: Situation, isEmptyFile: boolean): Candidate[] {
  const { path } = situation.place;
  const schema = schemaAt(path, situation.version);
  if (!schema) return [];
  const list = typeof path.at(-1) === 'number' ? schemaAt(path.slice(0, -1), situation.version) : undefined;
  return [
    ...(isEmptyFile ? [...skeleton(situation), ...templates(situation)] : []),
    ...keyCandidates(situation, schema),
    ...itemCandidates(situation, schema),
    ...valueCandidates(situation, schema, list),
  ];
}

function versionOf(document: BuildspecDocument): string | undefined {
  const version = entryOf(document.tree, 'version')?.value;
  return version?.kind === 'scalar' && !version.isNull ? version.value : undefined;
}

function isEmpty(document: BuildspecDocument, place: Place): boolean {
  const range = place.mapping?.range;
  if (!range || place.path.length > 0 || place.form) return false;
  const rest = document.text.slice(0, range.start) + document.text.slice(range.end);
  return rest.split('\n').every((line) => /^\s*(?:#|---\s*$|$)/.test(line));
}

/** Booleans as the file writes them, else as AWS's pages do: yes and no, but true and false in batches. */
function snippetStyles(document: BuildspecDocument, lines: BlockLines): Situation['styleUnder'] {
  const indent = indentStyle(lines);
  const used = /: (?:(yes|no)|true|false)[ \t]*$/im.exec(document.text);
  return (topLevelKey) => {
    const usesYes = used ? used[1] !== undefined : topLevelKey !== 'batch';
    return { indent, booleans: usesYes ? 'yes/no' : 'true/false' };
  };
}
