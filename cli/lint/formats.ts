import type { Severity } from '../../core/buildspec/problems';
import type { Finding } from './findings';

export type LintFormat = 'text' | 'json';

/** How findings are printed; `files` is how many files were read. */
export const lintFormats: Record<LintFormat, (findings: Finding[], files: number) => string> = {
  text: (findings, files) =>
    [...findings.map(line), ...summary(findings, files)].map((text) => `${text}\n`).join(''),
  json: (findings) => `${JSON.stringify(findings, null, 2)}\n`,
};

function line({ file, line, column, severity, message, code }: Finding): string {
  return printable(`${file}:${line}:${column} ${severity} ${message} (${code})`);
}

/** A key can hold escape sequences, and a terminal would obey them. */
function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, '\uFFFD');
}

function summary(findings: Finding[], files: number): string[] {
  if (files === 0) return [];
  const counts = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${name(severity, count)}`];
  });
  return [`${files} ${files === 1 ? 'file' : 'files'} checked: ${counts.join(', ') || 'no problems'}.`];
}

function name(severity: Severity, count: number): string {
  return count === 1 || severity === 'information' ? severity : `${severity}s`;
}
