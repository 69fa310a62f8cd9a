import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../core/buildspec/parse';
import { complete } from '../../../server/completion/complete';
import { BuildspecDocument } from '../../../server/documents';
import { applyAdjusted } from '../apply';
import { EVERYTHING } from '../features';
import { renderSnippet } from '../render';

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/buildspecs');
const TRIES_PER_FILE = 4;

/** Park and Miller's generator: the same places in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

interface Try {
  text: string;
  line: number;
  character: number;
}

/** A new line somewhere, a key that stands there already, or any place at all. */
function place(text: string, below: (n: number) => number): Try {
  const lines = text.split('\n');
  const line = below(lines.length);
  const here = lines[line] ?? '';
  const indent = /^ */.exec(here)?.[0].length ?? 0;
  const kind = below(4);
  if (kind === 0) return { text, line, character: indent };
  if (kind === 1) return { text, line, character: below(here.length + 1) };
  const character = kind === 2 ? indent : below(10);
  lines.splice(line + 1, 0, ' '.repeat(character));
  return { text: lines.join('\n'), line: line + 1, character };
}

function brokenBy(tried: Try): string[] {
  if (parse(tried.text).problems.length > 0) return [];
  const document = BuildspecDocument.create('file:///buildspec.yml', 'yaml', 1, tried.text);
  return complete(document, tried, EVERYTHING).flatMap(({ label, textEdit }) => {
    if (!textEdit || !('range' in textEdit)) return [`${label} has no edit`];
    const range = {
      start: document.lines.offsetAt(textEdit.range.start),
      end: document.lines.offsetAt(textEdit.range.end),
    };
    const [problem] = parse(applyAdjusted(tried.text, range, renderSnippet(textEdit.newText))).problems;
    return problem ? [`${label} at ${tried.line}:${tried.character}: ${problem.message}`] : [];
  });
}

describe.skipIf(!existsSync(CORPUS))('completion anywhere in real buildspecs', () => {
  it('never breaks the file', () => {
    const broken = readdirSync(CORPUS)
      .filter((name) => /\.ya?ml$/.test(name))
      .flatMap((name, index) => {
        const text = readFileSync(join(CORPUS, name), 'utf8').replace(/^\uFEFF/, '');
        const below = random(index + 1);
        const tries = Array.from({ length: TRIES_PER_FILE }, () => place(text, below));
        return tries.flatMap((tried) => brokenBy(tried).map((fault) => `${name}: ${fault}`));
      });
    expect(broken).toEqual([]);
  }, 30_000);
});
