import { expect } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import type { ClientFeatures } from '../../../server/client-features';
import { complete } from '../../../server/completion/complete';
import { BuildspecDocument } from '../../../server/documents';
import { applyAdjusted } from '../apply';
import { cursor } from '../cursor';
import { EVERYTHING } from '../features';
import { renderSnippet } from '../render';

type Language = 'yaml' | 'json';

function documentOf(text: string, language: Language): BuildspecDocument {
  const uri = `file:///buildspec.${language === 'json' ? 'json' : 'yml'}`;
  return BuildspecDocument.create(uri, language, 1, text);
}

function items(marked: string, features: ClientFeatures, language: Language): CompletionItem[] {
  const { text, line, character } = cursor(marked);
  return complete(documentOf(text, language), { line, character }, features);
}

export function labels(marked: string, language: Language = 'yaml'): string[] {
  return items(marked, EVERYTHING, language).map(({ label }) => label);
}

/** As an editor lists them before anything is typed. */
export function ranked(marked: string): string[] {
  const sorted = items(marked, EVERYTHING, 'yaml').sort((a, b) =>
    String(a.sortText) < String(b.sortText) ? -1 : 1,
  );
  return sorted.map(({ label }) => label);
}

export function item(
  marked: string,
  label: string,
  features: ClientFeatures = EVERYTHING,
  language: Language = 'yaml',
): CompletionItem {
  const found = items(marked, features, language).find((candidate) => candidate.label === label);
  if (!found) throw new Error(`No ${label} among ${labels(marked, language).join(', ')}`);
  return found;
}

/** The file after the item of that label was taken with all its defaults. */
export function taken(
  marked: string,
  label: string,
  features: ClientFeatures = EVERYTHING,
  language: Language = 'yaml',
): string {
  const { text, line, character } = cursor(marked);
  const document = documentOf(text, language);
  const { textEdit } = item(marked, label, features, language);
  if (!textEdit || !('range' in textEdit)) throw new Error(`${label} has no edit`);
  const { start, end } = textEdit.range;
  expect([start.line, end.line], 'LSP wants the edit on the line of the cursor').toEqual([line, line]);
  expect(start.character <= character && character <= end.character, 'and around it').toBe(true);
  const range = { start: document.lines.offsetAt(start), end: document.lines.offsetAt(end) };
  const inserted = features.snippets ? renderSnippet(textEdit.newText) : textEdit.newText;
  return applyAdjusted(text, range, inserted);
}
