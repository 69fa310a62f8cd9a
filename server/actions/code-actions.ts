import type { CodeAction, Range as LspRange } from 'vscode-languageserver';
import { applyEdits } from '../../core/buildspec/edits';
import { staysReadable } from '../../core/buildspec/readable';
import type { BuildspecDocument } from '../documents';
import { type ActionKind, codeAction, isWanted, type Offer, type Selection } from './action';
import { rewriteCommand } from './commands';
import { fixAll, quickFixes } from './fixes';
import { guardPostBuild } from './guard';
import { migrate } from './migrate';
import { moveSecret } from './secrets';
import { suppressions } from './suppress';

type Source = (document: BuildspecDocument, selection: Selection) => Offer[];

const SOURCES: { kind: ActionKind; offers: Source }[] = [
  { kind: 'quickfix', offers: quickFixes },
  { kind: 'quickfix', offers: suppressions },
  { kind: 'refactor.rewrite', offers: rewriteCommand },
  { kind: 'refactor.rewrite', offers: moveSecret },
  { kind: 'refactor.rewrite', offers: guardPostBuild },
  { kind: 'refactor.rewrite', offers: migrate },
  { kind: 'source.fixAll.codebuild', offers: fixAll },
];

/** What can be done at a range; `only` are the kinds that the editor asks for. */
export function codeActions(document: BuildspecDocument, range: LspRange, only?: string[]): CodeAction[] {
  const selection = {
    start: document.lines.offsetAt(range.start),
    end: document.lines.offsetAt(range.end),
  };
  return SOURCES.filter(({ kind }) => isWanted(kind, only))
    .flatMap(({ offers }) => offers(document, selection))
    .filter((offer) => keepsFileReadable(document, offer))
    .map((offer) => codeAction(document, offer));
}

/** What would leave a file behind that cannot be read is worse than no offer. */
function keepsFileReadable({ text, isJson }: BuildspecDocument, { edits }: Offer): boolean {
  return staysReadable(text, applyEdits(text, edits), isJson);
}
