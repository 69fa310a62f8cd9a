import type { CodeAction } from 'vscode-languageserver';
import { applyEdits } from '../../../core/buildspec/edits';
import { codeActions } from '../../../server/actions/code-actions';
import { BuildspecDocument } from '../../../server/documents';
import { cursor } from '../cursor';

export interface Offered {
  title: string;
  action: CodeAction;
  /** The file after the action. */
  after: string;
}

/** What is offered at the cursor, with what it makes of the file. */
export function offered(marked: string, only?: string[], language = 'yaml'): Offered[] {
  const { text, line, character } = cursor(marked);
  const uri = `file:///buildspec.${language === 'json' ? 'json' : 'yml'}`;
  const document = BuildspecDocument.create(uri, language, 1, text);
  const position = { line, character };
  return codeActions(document, { start: position, end: position }, only).map((action) => {
    const edits = (action.edit?.changes?.[document.uri] ?? []).map(({ range, newText }) => ({
      range: { start: document.lines.offsetAt(range.start), end: document.lines.offsetAt(range.end) },
      newText,
    }));
    return { title: action.title, action, after: applyEdits(text, edits) };
  });
}

/** The file after the action of a title; undefined where it is not offered. */
export function afterAction(marked: string, title: string | RegExp): string | undefined {
  return offered(marked).find((one) =>
    typeof title === 'string' ? one.title === title : title.test(one.title),
  )?.after;
}
