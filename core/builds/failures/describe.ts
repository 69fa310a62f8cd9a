import { LineIndex } from '../../buildspec/text';
import { CAUSE_HEADS, type Cause, type Explanation, type FailureFix, type Finding } from './explanation';

export interface DescribeOptions {
  /** Of the builds of a batch that failed so. */
  names?: readonly string[];
  /** The buildspec that the failure was explained with, and what its file is called. */
  buildspec?: { text: string; file: string };
  /** How a fix is asked for where the builds are run. */
  optionFor?: (fix: FailureFix) => string | undefined;
}

/** An explanation for people, in lines without ends. No line looks like one of CodeBuild's agent. */
export function describeExplanation(explanation: Explanation, options: DescribeOptions = {}): string[] {
  const { names = [], buildspec } = options;
  const { cause, lines, notes } = explanation;
  const place = placeOf(explanation, buildspec);
  return [
    `Why the ${names.length > 1 ? 'builds' : 'build'}${names.map((name) => ` ${name}`).join(',')} failed: ${whatFailed(explanation)}`,
    ...(place === undefined ? [] : [`  at ${place}`]),
    ...lines.map((line) => `  | ${line}`),
    ...(cause ? causeLines(cause, options) : [`  Cause: not known; ${unknownCause(lines)}`]),
    ...notes.flatMap((note) => [`  Note: ${note.message} ${note.advice}`, ...fixLines(note, options)]),
  ];
}

/** What is said where no rule fits. */
export function unknownCause(lines: readonly string[]): string {
  return lines.length > 0
    ? 'none of the known failures fits. These were the last lines.'
    : 'none of the known failures fits, and nothing was printed.';
}

function whatFailed({ phaseType, phaseStatus, command }: Explanation): string {
  const how = phaseStatus === 'TIMED_OUT' ? ' timed out' : '';
  if (!command) return `${phaseType}${how}`;
  const [first = '', ...others] = command.text.split('\n');
  const text = others.length === 0 ? first : `${first} …`;
  return `${phaseType}${how}, command ${text}${command.exitCode === undefined ? '' : ` (exit status ${command.exitCode})`}`;
}

/** As terminals link it. */
function placeOf({ range }: Explanation, buildspec: DescribeOptions['buildspec']): string | undefined {
  if (!range || !buildspec) return undefined;
  const { line, character } = new LineIndex(buildspec.text).positionAt(range.start);
  return `${buildspec.file}:${line + 1}:${character + 1}`;
}

function causeLines(cause: Cause, options: DescribeOptions): string[] {
  return [
    `  ${CAUSE_HEADS[cause.certainty]}: ${cause.message}`,
    `  What to do: ${cause.advice}`,
    ...fixLines(cause, options),
    ...(cause.docs === undefined ? [] : [`  See ${cause.docs}`]),
  ];
}

function fixLines({ fix }: Finding, { buildspec, optionFor }: DescribeOptions): string[] {
  switch (fix?.kind) {
    case undefined:
      return [];
    case 'iam-statement': {
      const whose = fix.role === undefined ? '' : ` for the role ${fix.role}`;
      return [`  Statement${whose}: ${JSON.stringify(fix.statement)}`];
    }
    case 'buildspec':
      return buildspec ? [`  Fix: ${fix.title} (${editLines(fix, buildspec.text)})`] : [];
    case 'privileged':
    case 'timeout': {
      const option = optionFor?.(fix);
      return [`  Fix: ${fix.title}${option === undefined ? '' : ` (${option})`}`];
    }
  }
}

function editLines({ edits }: Extract<FailureFix, { kind: 'buildspec' }>, text: string): string {
  const index = new LineIndex(text);
  const lines = [...new Set(edits.map(({ range }) => index.positionAt(range.start).line + 1))];
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
}
