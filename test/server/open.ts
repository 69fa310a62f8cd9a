import type { Range } from 'vscode-languageserver';
import { BuildspecDocument } from '../../server/documents';
import { cursor } from './cursor';

/** A buildspec with the position of its `|`. */
export function open(marked: string, uri = 'file:///repo/buildspec.yml') {
  const { text, offset, line, character } = cursor(marked);
  const document = BuildspecDocument.create(uri, 'yaml', 1, text);
  return { document, text, offset, position: { line, character } };
}

/** The text at a range. */
export function textAt(document: BuildspecDocument, { start, end }: Range): string {
  return document.text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end));
}

/** `line:text` of a range, lines from 1. */
export function spot(document: BuildspecDocument, range: Range): string {
  return `${range.start.line + 1}:${textAt(document, range)}`;
}
