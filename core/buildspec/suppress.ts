import { allCodes, isAdjustable } from './codes';
import { parse } from './parse';
import type { Problem, TextEdit } from './problems';
import { mostSimilar } from './similar';
import { LineIndex } from './text';
import type { Node, Range } from './tree';

export type SuppressionKind = 'line' | 'next-line' | 'file';

interface Suppression {
  kind: SuppressionKind;
  /** The line it speaks of, from 0; its own for a file. */
  line: number;
  codes: { code: string; start: number }[];
  /** Of the whole comment from `codebuild-ignore` on. */
  start: number;
  end: number;
}

/** What follows ` -- ` is the reason, for people. */
const COMMENT = /(?<=^|\s)#[ \t]*(codebuild-ignore(-next-line|-file)?)(?![\w-])([^\r\n]*)/gm;

/** A colon may stand before the names, and behind them the quote that ends the command they stand in. */
const SEPARATED = /[^\s,:"']+/g;

/**
 * Leaves out the problems that comments name: `# codebuild-ignore CODE` in the same line, `# codebuild-ignore-next-line
 * CODE` above it, `# codebuild-ignore-file CODE` anywhere. A problem stands in the line where it starts, and in that where
 * its command starts, since a comment inside a command may be part of it. Comments that name no rule become hints.
 */
export function suppress(text: string, tree: Node, problems: readonly Problem[]): Problem[] {
  if (!text.includes('codebuild-ignore')) return [...problems];
  const lines = new LineIndex(text);
  const suppressions = readSuppressions(text, lines);
  const hidden = new Set<string>();
  for (const { kind, line, codes } of suppressions) {
    for (const { code } of codes) hidden.add(kind === 'file' ? code : `${line} ${code}`);
  }
  const left = problems.filter(({ code, range }) => {
    if (!isAdjustable(code)) return true;
    const places = [lines.positionAt(range.start).line, anchorLine(tree, lines, range)];
    return !hidden.has(code) && !places.some((line) => hidden.has(`${line} ${code}`));
  });
  return [...left, ...suppressions.flatMap(unknownCodes)];
}

/** The line where the scalar starts that a problem stands in. */
function anchorLine(tree: Node, lines: LineIndex, { start }: Range): number {
  let node: Node | undefined = tree;
  while (node && node.kind !== 'scalar') {
    const inner: Node[] = node.kind === 'mapping' ? node.entries.map(({ value }) => value) : node.items;
    node = inner.find(({ range }) => range.start <= start && start < range.end);
  }
  return lines.positionAt(node?.range.start ?? start).line;
}

function readSuppressions(text: string, lines: LineIndex): Suppression[] {
  return [...text.matchAll(COMMENT)].map((match) => {
    const [whole, word = '', suffix, rest = ''] = match;
    const start = match.index + whole.indexOf(word);
    const kind = suffix === '-file' ? 'file' : suffix === '-next-line' ? 'next-line' : 'line';
    const own = lines.positionAt(match.index).line;
    const [codes = ''] = rest.split(/\s--(?:\s|$)/, 1);
    const from = start + word.length;
    return {
      kind,
      line: kind === 'next-line' ? nextLine(text, lines, own) : own,
      codes: [...codes.matchAll(SEPARATED)].map(({ 0: code, index }) => ({ code, start: from + index })),
      start,
      end: start + (word + codes).trimEnd().length,
    };
  });
}

/** Comments may stand above each other. */
function nextLine(text: string, lines: LineIndex, own: number): number {
  let line = own + 1;
  while (line < lines.lineCount - 1) {
    const start = lines.offsetAt({ line, character: 0 });
    const end = lines.offsetAt({ line: line + 1, character: 0 });
    if (!/^\s*(#|$)/.test(text.slice(start, end))) break;
    line++;
  }
  return line;
}

function unknownCodes({ codes, start, end }: Suppression): Problem[] {
  if (codes.length === 0) {
    return [
      {
        code: 'unknown-code',
        severity: 'hint',
        message: 'This comment hides nothing: name the rules after it, such as `unknown-key`.',
        range: { start, end },
      },
    ];
  }
  const known = allCodes();
  const wrong = codes.filter(({ code }) => !known.includes(code) || !isAdjustable(code));
  const isWord = ({ code }: { code: string }) => !known.includes(code) && !mostSimilar(code, known);
  const firstWord = wrong.find(isWord);
  // words that resemble no name are a sentence, which one hint explains
  return wrong.filter((code) => code === firstWord || !isWord(code)).map((code) => unknownCode(code, known));
}

function unknownCode({ code, start }: { code: string; start: number }, known: string[]): Problem {
  const hint = {
    code: 'unknown-code',
    severity: 'hint' as const,
    range: { start, end: start + code.length },
  };
  if (known.includes(code))
    return { ...hint, message: `\`${code}\` cannot be hidden: nothing is read behind it.` };
  const meant = mostSimilar(code, known.filter(isAdjustable));
  if (meant === undefined)
    return {
      ...hint,
      message: `There is no rule \`${code}\`. The names are in docs/rules; a reason stands behind \` -- \`.`,
    };
  return {
    ...hint,
    message: `There is no rule \`${code}\`. Did you mean \`${meant}\`?`,
    fix: { title: `Replace with ${meant}`, edits: [{ range: hint.range, newText: meant }] },
  };
}

/**
 * The edit of a quick fix that hides a problem by a comment; undefined where none can stand without changing what the
 * file says. A comment that is there already gets the code added.
 */
export function suppressionEdit(
  text: string,
  problem: Pick<Problem, 'code' | 'range'>,
  kind: SuppressionKind,
): TextEdit | undefined {
  const { tree } = parse(text);
  if (!isAdjustable(problem.code) || !tree || (tree.kind !== 'scalar' && tree.style === 'flow'))
    return undefined;
  const lines = new LineIndex(text);
  const line = anchorLine(tree, lines, problem.range);
  const existing = readSuppressions(text, lines).find(
    (comment) =>
      comment.kind === kind && comment.codes.length > 0 && (kind === 'file' || comment.line === line),
  );
  const edit = existing
    ? { range: { start: existing.end, end: existing.end }, newText: ` ${problem.code}` }
    : newComment(text, lines, kind === 'file' ? 0 : line, problem.code, kind);
  const after = parse(text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.start)).tree;
  return after && saysTheSame(tree, after) ? edit : undefined;
}

function newComment(
  text: string,
  lines: LineIndex,
  line: number,
  code: string,
  kind: SuppressionKind,
): TextEdit {
  const start = Math.max(lines.offsetAt({ line, character: 0 }), text.startsWith('\uFEFF') ? 1 : 0);
  const newline = text.indexOf('\n', start);
  const source = text.slice(start, newline < 0 ? text.length : newline);
  const at = kind === 'line' ? start + source.trimEnd().length : start;
  const indent = kind === 'next-line' ? (/^ */.exec(source)?.[0] ?? '') : '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const newText =
    kind === 'line' ? ` # codebuild-ignore ${code}` : `${indent}# codebuild-ignore-${kind} ${code}${lineEnd}`;
  return { range: { start: at, end: at }, newText };
}

function saysTheSame(one: Node, other: Node): boolean {
  if (one.kind === 'scalar') return other.kind === 'scalar' && one.value === other.value;
  if (one.kind === 'sequence') {
    return (
      other.kind === 'sequence' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => {
        const same = other.items[index];
        return same !== undefined && saysTheSame(item, same);
      })
    );
  }
  return (
    other.kind === 'mapping' &&
    one.entries.length === other.entries.length &&
    one.entries.every(({ key, value }, index) => {
      const same = other.entries[index];
      return same !== undefined && key.value === same.key.value && saysTheSame(value, same.value);
    })
  );
}
