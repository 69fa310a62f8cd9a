import * as vscode from 'vscode';
import type { Severity } from '../../core/builds/problems/matcher';
import type { FoundPlace, FoundProblem } from '../../core/builds/problems/problem-reader';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** How the Problems view shows what a build has found. `title` is the build's, such as `web #12`. */
export function diagnosticOf(
  { message, severity, code, owner }: FoundProblem,
  place: FoundPlace,
  title: string,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(place), message, SEVERITIES[severity]);
  diagnostic.source = `${owner}, ${title}`;
  diagnostic.code = code;
  return diagnostic;
}

/** The word at a column, which VS Code finds itself, or the line. */
function rangeOf({ line, column, endLine, endColumn }: FoundPlace): vscode.Range {
  if (column === undefined) return new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
  const start = new vscode.Position(line - 1, Math.max(0, column - 1));
  const isRange = endLine !== undefined && endLine > 0 && endColumn !== undefined && endColumn > 0;
  return new vscode.Range(start, isRange ? new vscode.Position(endLine - 1, endColumn - 1) : start);
}
