import type * as vscode from 'vscode';
import { LONGEST_LINE } from '../../core/builds/log/line-reader';
import { SectionReader } from '../../core/builds/log/section-reader';
import type { LogView } from './log-view';

interface ReadText {
  version: number;
  reader: SectionReader;
  /** Text came at the end alone since it was read. */
  hasGrown: boolean;
}

/**
 * Views of logs whose text is all there is: channels of the Output view, pasted logs, files of a workspace. Text that comes at the
 * end is read alone.
 */
export class TextViews {
  private readonly read = new WeakMap<vscode.TextDocument, ReadText>();

  of(document: vscode.TextDocument): LogView {
    const known = this.read.get(document);
    if (known?.version === document.version) return viewOf(known.reader);
    const reader = known?.hasGrown ? known.reader : new SectionReader();
    // the last line of a channel may go on
    const end = document.uri.scheme === 'output' ? document.lineCount - 1 : document.lineCount;
    for (let line = reader.lineCount; line < end; line += 1)
      reader.read(document.lineAt(line).text.slice(0, LONGEST_LINE));
    this.read.set(document, { version: document.version, reader, hasGrown: true });
    return viewOf(reader);
  }

  changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.read.get(document);
    if (!known || contentChanges.length === 0) return;
    known.hasGrown &&= contentChanges.every(({ range }) => range.start.line >= known.reader.lineCount);
  }
}

function viewOf({ sections, stretches, sources, errorLines, prefixKind }: SectionReader): LogView {
  const found = { sections, stretches, sources, errorLines, prefixKind };
  return { ...found, firstLine: 0, isLive: false, spansOf: () => [] };
}
