import { parseEvents, YAMLException } from 'js-yaml';
import type { Range } from '../tree';
import { hasColon, indentOf, isBlank, isItem, lineAt, previousLine, siblingAbove, trimmed } from './lines';

/** A syntax error as js-yaml throws it, at the offset where its parser stood. */
export interface SyntaxFault {
  reason: string;
  position: number;
}

/** What is wrong and where a person would look for it, and the part of the text to blank before the next try. */
export interface Diagnosis {
  reason: string;
  range: Range;
  blank: Range;
}

/** The fault that stops js-yaml at this text, or undefined where it parses. */
export function faultOf(text: string): SyntaxFault | undefined {
  try {
    parseEvents(text, {});
    return undefined;
  } catch (error) {
    return asFault(error);
  }
}

/** js-yaml's exception as a value; any other exception is a bug and goes on. */
export function asFault(error: unknown): SyntaxFault {
  if (!(error instanceof YAMLException) || !error.mark) throw error;
  return { reason: error.reason, position: error.mark.position };
}

/**
 * Finds the place a person would blame. js-yaml stops where it can read no further, which for an unclosed quote or
 * bracket is lines behind the mistake, and gives one reason for several mistakes.
 */
export function diagnose(text: string, fault: SyntaxFault): Diagnosis {
  const position = Math.min(fault.position, text.length);
  if (/^nesting exceeded/.test(fault.reason)) {
    const line = lineAt(text, position);
    return { reason: fault.reason, range: trimmed(text, line), blank: block(text, line) };
  }
  return (
    unclosed(text, fault) ??
    withinLine(text, fault.reason, position) ??
    wholeLine(text, fault.reason, position)
  );
}

/** Replaces everything but line breaks by spaces, so that all offsets stay. */
export function blankOut(text: string, { start, end }: Range): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

/** A quote or bracket that the rest of the text never closes, or that a less indented line cuts off. */
function unclosed(text: string, fault: SyntaxFault): Diagnosis | undefined {
  const opened = openedBefore(text, fault);
  if (!opened) return undefined;
  const { kind, start } = opened;
  const end = trimmed(text, lineAt(text, start)).end;
  const range = { start, end: Math.max(end, start + 1) };
  return {
    reason: kind === 'flow' ? 'unclosed flow collection' : `unclosed ${kind} quote`,
    range,
    blank: range,
  };
}

/** The quote or bracket that is still open where js-yaml stopped. */
export function openedBefore(
  text: string,
  { reason, position }: SyntaxFault,
): { kind: 'flow' | 'single' | 'double'; start: number } | undefined {
  let inside = /within a (single|double) quoted scalar|within a (flow) collection/.exec(reason);
  let before = text;
  if (!inside && reason === 'deficient indentation') {
    // without its last line break, which alone would be the same fault again
    before = text.slice(0, lineAt(text, position).start).trimEnd();
    inside = /within a (single|double) quoted scalar|within a (flow) collection/.exec(
      faultOf(before)?.reason ?? '',
    );
  }
  const kind = (inside?.[1] ?? inside?.[2]) as 'flow' | 'single' | 'double' | undefined;
  if (kind === undefined) return undefined;
  const start =
    kind === 'flow'
      ? lastOpenBracket(before)
      : kind === 'single'
        ? lastSingleQuote(before)
        : lastDoubleQuote(before);
  return start < 0 ? undefined : { kind, start };
}

/** A mistake whose line gives it away; the key or dash in front of the broken value is kept. */
function withinLine(text: string, reason: string, position: number): Diagnosis | undefined {
  const line = lineAt(text, position);
  const content = text.slice(line.start, line.end);
  const lead = /^\s*(?:- +)*(?:[\w.$-]+: +)?/.exec(content)?.[0].length ?? 0;
  const start = line.start + lead;
  const value = { start, end: Math.max(start, trimmed(text, line).end) };
  if (position <= value.start && !/[%@`]/.test(text.charAt(value.start))) return undefined;
  if (/[%@`]/.test(text.charAt(value.start))) {
    return { reason: 'cannot start a value', range: value, blank: value };
  }
  if (
    /^(missed comma|expected the node|unknown escape|expected (hexadecimal|valid)|a line break|the stream)/.test(
      reason,
    )
  ) {
    return { reason, range: value, blank: value };
  }
  if (/^a whitespace character is expected/.test(reason)) {
    return { reason: 'text after the value', range: value, blank: value };
  }
  if (
    /["'\]}]/.test(text.slice(value.start, position).trimEnd().slice(-1)) &&
    /^["'[{]/.test(text.slice(value.start))
  ) {
    return { reason: 'text after the value', range: value, blank: value };
  }
  const isSecond = /:\s/.test(text.slice(line.start, position));
  if (isSecond && (atColon(text, position) || /^bad indentation of a mapping/.test(reason))) {
    return { reason: 'second colon', range: value, blank: value };
  }
  return undefined;
}

/** Gives up the line and all that is indented below it, so that its children do not land one level too high. */
function wholeLine(text: string, reason: string, position: number): Diagnosis {
  const line = lineAt(text, position);
  const above = previousLine(text, line);
  // a line without its colon makes one long key of itself and the next line; js-yaml stops at the colon of the latter
  const swallowsNext = atColon(text, position) || isBlank(text, line);
  if (above && swallowsNext && !hasColon(text, above)) {
    if (isItem(text, above) && indentOf(text, line).length > indentOf(text, above).length) {
      const content = text.slice(above.start, above.end);
      const lead = /^[\s\uFEFF]*(?:-\s+)+/.exec(content)?.[0].length ?? 0;
      const range = { start: above.start + lead, end: trimmed(text, line).end };
      return { reason: 'colon in a text of several lines', range, blank: block(text, above) };
    }
    const key = keyWithoutColon(text, above) ?? above;
    return { reason: 'missing colon', range: trimmed(text, key), blank: block(text, key) };
  }
  return { reason: outOfLine(text, line, reason), range: trimmed(text, line), blank: block(text, line) };
}

/** The line that lost its colon, where a line is the list or text that YAML joins to it. */
function keyWithoutColon(text: string, line: Range): Range | undefined {
  const indent = indentOf(text, line).length;
  for (let above = previousLine(text, line); above; above = previousLine(text, above)) {
    if (hasColon(text, above)) return undefined;
    if (indentOf(text, above).length < indent) return isItem(text, above) ? undefined : above;
  }
  return undefined;
}

/** What exactly is wrong with a line that fits none of the lines above it. */
function outOfLine(text: string, line: Range, reason: string): string {
  if (/^end of the stream/.test(reason) && hasColon(text, line)) return 'left of the first line';
  if (!/^bad indentation of a mapping/.test(reason) || hasColon(text, line)) return reason;
  const sibling = siblingAbove(text, line);
  if (!sibling || !isItem(text, sibling) || isItem(text, line)) return reason;
  return /^\s*-[^\s-]/.test(text.slice(line.start, line.end))
    ? 'dash without a blank'
    : 'item without a dash';
}

function atColon(text: string, position: number): boolean {
  return /^:(\s|$)/.test(text.slice(position, position + 2));
}

/** A line with all that is indented below it; where tabs make columns meaningless, with all lines that tabs indent. */
function block(text: string, line: Range): Range {
  const indent = indentOf(text, line);
  const hasTab = indent.includes('\t');
  let end = line.end;
  while (end < text.length) {
    const next = lineAt(text, end + 1);
    const nextIndent = indentOf(text, next);
    const isInside = hasTab ? nextIndent.includes('\t') : nextIndent.length > indent.length;
    if (!isInside && !isBlank(text, next)) break;
    if (next.end <= end) break;
    end = next.end;
  }
  return { start: line.start, end };
}

function lastSingleQuote(text: string): number {
  for (let i = text.lastIndexOf("'"); i >= 0; i = i > 0 ? text.lastIndexOf("'", i - 1) : -1) {
    let from = i;
    while (text.charAt(from - 1) === "'") from--;
    // '' inside a quoted text is one quote of it
    if ((i - from) % 2 === 0) return i;
    i = from;
  }
  return -1;
}

function lastDoubleQuote(text: string): number {
  for (let i = text.lastIndexOf('"'); i >= 0; i = i > 0 ? text.lastIndexOf('"', i - 1) : -1) {
    let from = i;
    while (text.charAt(from - 1) === '\\') from--;
    if ((i - from) % 2 === 0) return i;
  }
  return -1;
}

function lastOpenBracket(text: string): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    const at = text.charAt(i);
    if (at === ']' || at === '}') depth++;
    else if ((at === '[' || at === '{') && depth-- === 0) return i;
  }
  return -1;
}
