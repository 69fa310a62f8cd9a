import type { CodeAction, Range as LspRange } from 'vscode-languageserver';
import type { Fix } from '../core/buildspec/problems';
import { diagnosticOf } from './diagnostics';
import type { BuildspecDocument } from './documents';
import { lspRange } from './ranges';

/** The fixes of the problems that touch a range. */
export function codeActions(document: BuildspecDocument, range: LspRange): CodeAction[] {
  const start = document.lines.offsetAt(range.start);
  const end = document.lines.offsetAt(range.end);
  return document.read().problems.flatMap((problem) => {
    const touches = problem.range.start <= end && start <= problem.range.end;
    return problem.fix && touches ? [quickFix(document, problem.fix, diagnosticOf(document, problem))] : [];
  });
}

function quickFix(
  document: BuildspecDocument,
  fix: Fix,
  diagnostic: ReturnType<typeof diagnosticOf>,
): CodeAction {
  const edits = fix.edits.map(({ range, newText }) => ({ range: lspRange(document.lines, range), newText }));
  return {
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [diagnostic],
    isPreferred: true,
    edit: { changes: { [document.uri]: edits } },
  };
}
