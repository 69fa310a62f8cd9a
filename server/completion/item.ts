import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features';
import { markup } from '../docs';
import type { BuildspecDocument } from '../documents';
import { lspRange } from '../ranges';
import type { Slot } from './place';

/** Something that may be written at a place. */
export interface Candidate {
  label: string;
  kind: keyof typeof KINDS;
  slot: Slot;
  /** In LSP's snippet syntax. */
  snippet: string;
  /** For an editor without snippets. */
  plain: string;
  /** What the typed text is compared with; the label where absent. */
  filter?: string;
  detail?: string;
  /** Markdown. */
  docs?: string;
  deprecated?: boolean;
  required?: boolean;
  /** Another form of what is offered too. */
  isAlternative?: boolean;
}

const KINDS = {
  variable: 6,
  key: 10,
  value: 12,
  snippet: 15,
  file: 17,
  reference: 18,
  folder: 19,
} as const satisfies Record<string, CompletionItemKind>;
const SNIPPET_FORMAT = 2;
const ADJUST_INDENTATION = 2;
const DEPRECATED_TAG = 1;

export function completionItem(
  document: BuildspecDocument,
  candidate: Candidate,
  index: number,
  features: ClientFeatures,
): CompletionItem {
  const { label, kind, slot, deprecated, docs } = candidate;
  const text = slot.lead + (features.snippets ? candidate.snippet : candidate.plain) + (slot.trail ?? '');
  const group = deprecated ? 9 : candidate.isAlternative ? 2 : candidate.required ? 0 : 1;
  return {
    label,
    kind: KINDS[kind],
    sortText: `${group}${String(index).padStart(3, '0')}`,
    filterText: candidate.filter ?? label,
    textEdit: { range: lspRange(document.lines, slot.range), newText: text },
    ...(features.snippets && { insertTextFormat: SNIPPET_FORMAT }),
    ...(features.adjustsIndentation && { insertTextMode: ADJUST_INDENTATION }),
    ...(candidate.detail && { detail: candidate.detail }),
    ...(docs && { documentation: markup(docs, features.completionMarkdown) }),
    ...(deprecated && (features.deprecatedTag ? { tags: [DEPRECATED_TAG] } : { deprecated: true })),
  };
}
