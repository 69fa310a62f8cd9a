import type { Severity } from '../../core/buildspec/problems';
import type { Finding } from './findings';
import { githubAnnotation } from './github';
import { printable } from './printable';
import { sarifLog } from './sarif';

export type LintFormat = 'text' | 'json' | 'sarif' | 'github';

/** How findings are printed; `files` is how many files were read. */
export const lintFormats: Record<LintFormat, (findings: Finding[], files: number) => string> = {
  text: (findings, files) => lines([...findings.map(line), ...summary(findings, files)]),
  json: (findings) => `${JSON.stringify(findings, null, 2)}\n`,
  sarif: (findings) => `${JSON.stringify(sarifLog(findings), null, 2)}\n`,
  github: (findings, files) => lines([...findings.map(githubAnnotation), ...summary(findings, files)]),
};

function line({ file, line, column, severity, message, code }: Finding): string {
  return printable(`${file}:${line}:${column} ${severity} ${message} (${code})`);
}

function lines(texts: string[]): string {
  return texts.map((text) => `${text}\n`).join('');
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
