import type * as vscode from 'vscode';
import type { LogWindow } from '../../core/builds/log/log-index';
import type { CutLine } from '../../core/builds/log/shown-text';

/** A command above a line of a document. */
export interface LogLens {
  line: number;
  command: vscode.Command;
}

export interface LensesOf {
  window: LogWindow;
  windowCount: number;
  /** Lines of the log, as far as it has been read. */
  lineCount: number;
  /** Not all of the log has been read. */
  isReading: boolean;
  cutLines: readonly CutLine[];
  /** Of the document. */
  lastLine: number;
}

/** What leads to the other parts of a log, and to the rest of long lines. */
export function lensesOf({
  window,
  windowCount,
  lineCount,
  isReading,
  cutLines,
  lastLine,
}: LensesOf): LogLens[] {
  const number = (count: number) => count.toLocaleString('en');
  const lens = (line: number, title: string, command: string, ...args: unknown[]): LogLens => ({
    line,
    command: { title, command: `codebuild.log.${command}`, arguments: args },
  });
  const total = `${number(lineCount)}${isReading ? ' and more' : ''}`;
  const isSeveral = windowCount > 1;
  return [
    ...(window.number > 0
      ? [lens(0, `$(arrow-up) Earlier: lines before ${number(window.line + 1)}`, 'showEarlier')]
      : []),
    ...(isSeveral ? [lens(0, `$(search) Search Whole Log (${total} lines)`, 'search')] : []),
    ...cutLines.map(({ line, bytes }) =>
      lens(line, `Show Whole Line (${number(bytes)} bytes)`, 'showWholeLine', line),
    ),
    ...(window.number < windowCount - 1
      ? [
          lens(
            lastLine,
            `$(arrow-down) Later: from line ${number(window.endLine + 1)} of ${total}`,
            'showLater',
          ),
        ]
      : []),
  ];
}
