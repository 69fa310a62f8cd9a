import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver';
import { parse } from '../../core/buildspec/parse';
import { codeActions } from '../../server/actions/code-actions';
import { complete } from '../../server/completion/complete';
import { completePaths } from '../../server/completion/paths';
import { documentSymbols } from '../../server/document-symbols';
import { BuildspecDocument } from '../../server/documents';
import { foldingRanges } from '../../server/folding';
import { hover } from '../../server/hover/hover';
import { inlayHints } from '../../server/inlay-hints';
import { documentLinks } from '../../server/links';
import { definition, highlights, references } from '../../server/navigation';
import { rename } from '../../server/rename';
import { selectionRanges } from '../../server/selection-ranges';
import { semanticTokens } from '../../server/semantic-tokens';
import { EVERYTHING } from './features';
import { workspaceOf } from './files';

const CORPUS = '../shared/corpus/buildspecs';

/** The same numbers each time: a fault must be found again. */
function random(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every third file as it is, the others cut, doubled or with something thrown in. */
function mutated(text: string, below: (n: number) => number): string {
  const at = below(text.length + 1);
  const other = below(text.length + 1);
  const junk = [
    '"',
    "'",
    '\t',
    '${',
    '$(',
    '`',
    '&a ',
    '*a',
    '[',
    '{',
    '|\n',
    '- ',
    ': ',
    '#',
    '\u{1F600}',
    '\r',
  ];
  switch (below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(Math.min(at, other));
    case 2:
    case 3:
      return text.slice(0, at) + junk[below(junk.length)] + text.slice(at);
    default:
      return text;
  }
}

function ranges(value: unknown, found: Range[] = []): Range[] {
  if (typeof value !== 'object' || value === null) return found;
  if ('start' in value && 'end' in value) found.push(value as Range);
  else for (const one of Object.values(value)) ranges(one, found);
  return found;
}

describe.skipIf(!existsSync(CORPUS))('in real buildspecs, whole and broken', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => /\.ya?ml$/.test(name)) : [];

  it('every answer is about places that exist', async () => {
    for (const [index, name] of files.entries()) {
      if (index % 3 !== 0) continue;
      const below = random(index + 1);
      const text = mutated(readFileSync(join(CORPUS, name), 'utf8').replace(/^\uFEFF/, ''), below);
      const document = BuildspecDocument.create('file:///repo/buildspec.yml', 'yaml', 1, text);
      const workspace = workspaceOf('a.sh', 'scripts/build.sh');
      const position = document.lines.positionAt(below(text.length + 1));
      const whole = { start: 0, end: text.length };
      const at = { start: position, end: position };
      const answers: unknown[] = [
        documentSymbols(document),
        foldingRanges(document),
        inlayHints(document, whole).map((hint) => ({ start: hint.position, end: hint.position })),
        await documentLinks(document, workspace),
        await definition(document, position, workspace),
        references(document, position, true),
        highlights(document, position),
        selectionRanges(document, [position]),
        hover(document, position, EVERYTHING),
        complete(document, position, EVERYTHING),
        await completePaths(document, position, EVERYTHING, workspace),
        codeActions(document, at),
        rename(document, position, 'NEW_NAME'),
      ];
      for (const { start, end } of ranges(answers)) {
        const [from, to] = [document.lines.offsetAt(start), document.lines.offsetAt(end)];
        expect(from, name).toBeLessThanOrEqual(to);
        expect([document.lines.positionAt(from), document.lines.positionAt(to)], name).toEqual([start, end]);
      }
      expect(
        semanticTokens(document).data.every((number) => number >= 0),
        name,
      ).toBe(true);
    }
  }, 60_000);

  it('a rename changes every use, and a rename back gives the file again', () => {
    let renamed = 0;
    for (const name of files.slice(0, 300)) {
      const text = readFileSync(join(CORPUS, name), 'utf8').replace(/^\uFEFF/, '');
      const document = BuildspecDocument.create('file:///repo/buildspec.yml', 'yaml', 1, text);
      const one = document.symbols.variables.find(({ kind }) => kind === 'declaration');
      if (!one || parse(text).problems.length > 0) continue;
      const apply = (from: BuildspecDocument, offset: number, to: string): string => {
        const result = rename(from, from.lines.positionAt(offset), to);
        if (!result.ok) return result.message;
        const edits = result.value.changes?.[from.uri] ?? [];
        return [...edits]
          .sort((a, b) => from.lines.offsetAt(b.range.start) - from.lines.offsetAt(a.range.start))
          .reduce(
            (changed, { range, newText }) =>
              changed.slice(0, from.lines.offsetAt(range.start)) +
              newText +
              changed.slice(from.lines.offsetAt(range.end)),
            from.text,
          );
      };
      const changed = apply(document, one.range.start, 'RENAMED_HERE');
      if (!changed.includes('RENAMED_HERE')) continue;
      const after = BuildspecDocument.create(document.uri, 'yaml', 2, changed);
      expect(
        after.symbols.variables.some((other) => other.name === one.name),
        name,
      ).toBe(false);
      expect(apply(after, one.range.start, one.name), name).toBe(text);
      renamed++;
    }
    expect(renamed).toBeGreaterThan(50);
  }, 60_000);
});
