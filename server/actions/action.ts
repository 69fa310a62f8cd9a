import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { TextEdit } from '../../core/buildspec/problems';
import type { Range } from '../../core/buildspec/tree';
import type { BuildspecDocument } from '../documents';
import { lspRange } from '../ranges';

/** The kinds of actions the server offers, as LSP names them. */
export const ACTION_KINDS = ['quickfix', 'refactor.rewrite', 'source.fixAll.codebuild'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** A change that is offered at a place of the document. */
export interface Offer {
  title: string;
  kind: ActionKind;
  edits: TextEdit[];
  /** What it repairs. */
  diagnostics?: Diagnostic[];
  isPreferred?: boolean;
}

/** The selection an action is asked for, as offsets. */
export type Selection = Range;

export function touches({ start, end }: Range, selection: Selection): boolean {
  return start <= selection.end && selection.start <= end;
}

export function codeAction(document: BuildspecDocument, offer: Offer): CodeAction {
  const { title, kind, edits, diagnostics, isPreferred } = offer;
  const changes = edits.map(({ range, newText }) => ({ range: lspRange(document.lines, range), newText }));
  return {
    title,
    kind,
    ...(diagnostics && { diagnostics }),
    ...(isPreferred && { isPreferred }),
    edit: { changes: { [document.uri]: changes } },
  };
}

/**
 * Whether a client that asks for some kinds only wants this one: `refactor` asks for `refactor.rewrite` too. Actions on the
 * whole file are for those who ask for them; a light bulb does not.
 */
export function isWanted(kind: ActionKind, only: string[] | undefined): boolean {
  if (!only) return !kind.startsWith('source.');
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
