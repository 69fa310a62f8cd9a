import type { Severity } from '../../core/buildspec/problems';
import type { Finding } from './findings';
import { printable } from './printable';

const COMMANDS: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** A finding as a workflow command, from which GitHub Actions makes an annotation (GitHub docs, "Workflow commands"). */
export function githubAnnotation(finding: Finding): string {
  const { file, line, column, endLine, endColumn, severity, code, message } = finding;
  const properties = {
    file,
    line,
    endLine,
    // columns of two lines say nothing together, and GitHub does without
    ...(line === endLine && { col: column, endColumn }),
    title: code,
  };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMANDS[severity]} ${listed.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
