import { faultOf, openedBefore, type SyntaxFault } from './recover';

/** How many brackets around a fault are tried; real files nest two or three. */
const MOST_LEVELS = 10;

/**
 * js-yaml wants the lines of a bracketed collection or a quoted text indented, down to the closing bracket or quote; CodeBuild's
 * parser (libyaml's port to Go) does not look at their indentation. The text with those lines joined by blanks, so that all offsets
 * stay; undefined where something else is wrong.
 */
export function joinFlowLines(text: string, fault: SyntaxFault): string | undefined {
  if (fault.reason !== 'deficient indentation') return undefined;
  const opened = openedBefore(text, fault);
  if (!opened) return undefined;
  // of brackets the outermost first: its lines are those of the inner ones too
  const starts = opened.kind === 'flow' ? openBrackets(text, fault.position).reverse() : [opened.start];
  for (const start of starts) {
    const end = opened.kind === 'flow' ? closingBracket(text, start) : closingQuote(text, start);
    if (end === undefined) continue;
    const joined = joinLines(text, start, end);
    const next = faultOf(joined);
    if (!next || next.position > end) return joined;
  }
  return undefined;
}

/** Places of brackets that open a value and are not closed before the position, innermost first. */
function openBrackets(text: string, position: number): number[] {
  const places: number[] = [];
  let closed = 0;
  for (let at = position - 1; at >= 0 && places.length < MOST_LEVELS; at--) {
    const character = text.charAt(at);
    if (character === ']' || character === '}') closed++;
    else if (character !== '[' && character !== '{') continue;
    else if (closed > 0) closed--;
    else if (opensValue(text, at)) places.push(at);
  }
  return places;
}

function opensValue(text: string, place: number): boolean {
  return /(^|\n|[-:?]\s|[[{,])[ \t\r\n]*$/.test(text.slice(Math.max(0, place - 80), place));
}

/** What can hide a bracket or a line break (a quoted value, a comment), and the brackets themselves. */
const TOKEN = /(?<=[\s,[{:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|#[^\n]*)|[[\]{}]/gs;

function closingBracket(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(TOKEN)) {
    if (token === '[' || token === '{') depth++;
    else if ((token === ']' || token === '}') && --depth === 0) return start + index + 1;
  }
  return undefined;
}

/** Of a quote that stands at the place. */
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/sy;

function closingQuote(text: string, start: number): number | undefined {
  QUOTED.lastIndex = start;
  return QUOTED.test(text) ? QUOTED.lastIndex : undefined;
}

function joinLines(text: string, start: number, end: number): string {
  const inside = text
    .slice(start, end)
    .replace(TOKEN, (token) => (token.startsWith('#') ? ' '.repeat(token.length) : token))
    .replace(/[\r\n]/g, ' ');
  return text.slice(0, start) + inside + text.slice(end);
}
