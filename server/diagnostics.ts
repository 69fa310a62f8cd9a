import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Problem, Severity } from '../core/buildspec/problems';
import { docsLinkAt } from './docs-link';
import type { BuildspecDocument } from './documents';
import { lspRange } from './ranges';

/** As Problems view and squiggle name the origin, next to other YAML tools. */
const SOURCE = 'codebuild';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = { error: 1, warning: 2, information: 3, hint: 4 };

/** As many as VS Code shows of one file. */
const MOST = 1000;

export function diagnosticsOf(document: BuildspecDocument): Diagnostic[] {
  return worst(document.read().problems).map((problem) => diagnosticOf(document, problem));
}

function worst(problems: Problem[]): Problem[] {
  if (problems.length <= MOST) return problems;
  return [...problems].sort((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]).slice(0, MOST);
}

export function diagnosticOf(document: BuildspecDocument, problem: Problem): Diagnostic {
  const href = document.ruleDocs
    ? `${document.ruleDocs}${problem.code}.md`
    : docsLinkAt(document, problem.range.start);
  return {
    range: lspRange(document.lines, problem.range),
    severity: SEVERITIES[problem.severity],
    source: SOURCE,
    code: problem.code,
    ...(href && { codeDescription: { href } }),
    message: problem.message,
  };
}
