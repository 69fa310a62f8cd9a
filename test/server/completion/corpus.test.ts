import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../core/buildspec/parse';
import { staysReadable } from '../../../core/buildspec/readable';
import { LineIndex } from '../../../core/buildspec/text';
import type { Node } from '../../../core/buildspec/tree';
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

/** A place where something may be written in brackets, and half-typed text in some of them. */
function placeInBrackets(text: string, below: (n: number) => number): Try {
  const places = [...text.matchAll(/[[\]{},:"]/g)].map(({ index }) => index);
  const at = (places[below(places.length)] ?? 0) + below(3);
  const typed = ['', '', 'ph', '"ph"', '"', ',', ' '][below(7)] ?? '';
  const after = `${text.slice(0, at)}${typed}${text.slice(at)}`;
  const offset = at + typed.length - (typed === '"ph"' ? 1 : 0);
  return { text: after, ...new LineIndex(after).positionAt(offset) };
}

/**
 * What each item that is offered does to a file: a fault where the file was read and is not any more, or was JSON and is not.
 */
function afterEach(tried: Try, language: 'yaml' | 'json' = 'yaml'): { fault?: string }[] {
  const document = BuildspecDocument.create(`file:///buildspec.${language}`, language, 1, tried.text);
  const wasWhole = parse(tried.text).problems.length === 0;
  const isWell = (after: string) =>
    (wasWhole ? parse(after).problems.length === 0 : staysReadable(tried.text, after)) &&
    (language === 'yaml' || staysReadable(tried.text, after, true));
  return complete(document, tried, EVERYTHING).map(({ label, textEdit }) => {
    if (!textEdit || !('range' in textEdit)) return { fault: `${label} has no edit` };
    const range = {
      start: document.lines.offsetAt(textEdit.range.start),
      end: document.lines.offsetAt(textEdit.range.end),
    };
    const after = applyAdjusted(tried.text, range, renderSnippet(textEdit.newText));
    if (isWell(after)) return {};
    return { fault: `${label} at ${tried.line}:${tried.character} makes ${after.slice(0, 2000)}` };
  });
}

function contentOf(node: Node): unknown {
  if (node.kind === 'scalar') return node.isNull ? null : node.value;
  if (node.kind === 'sequence') return node.items.map(contentOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, contentOf(value)]));
}

/** In flow style with plain scalars where they may be plain. */
function flowYaml(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (typeof value === 'object') return `{${inFlow(value).join(', ')}}`;
  const text = String(value);
  return /^[\w./]+(?: [\w./]+)*$/.test(text) ? text : JSON.stringify(text);
}

function inFlow(mapping: object): string[] {
  return Object.entries(mapping).map(([key, value]) => `${flowYaml(key)}: ${flowYaml(value)}`);
}

function sectionsInFlow(value: unknown): string {
  return `${inFlow(value ?? {}).join('\n')}\n`.replaceAll(', ', ',\n  ');
}

describe.skipIf(!existsSync(CORPUS))('completion anywhere in real buildspecs', () => {
  it('never breaks the file', () => {
    const broken = readdirSync(CORPUS)
      .filter((name) => /\.ya?ml$/.test(name))
      .flatMap((name, index) => {
        const text = readFileSync(join(CORPUS, name), 'utf8').replace(/^\uFEFF/, '');
        const below = random(index + 1);
        const tries = Array.from({ length: TRIES_PER_FILE }, () => place(text, below));
        return tries.flatMap((tried) =>
          afterEach(tried).flatMap(({ fault }) => (fault === undefined ? [] : [`${name}: ${fault}`])),
        );
      });
    expect(broken).toEqual([]);
  }, 30_000);

  it.each([
    ['flow collections', 'yaml', flowYaml],
    ['flow collections below block keys', 'yaml', sectionsInFlow],
    ['JSON', 'json', (value: unknown) => JSON.stringify(value)],
    ['indented JSON', 'json', (value: unknown) => JSON.stringify(value, null, 2)],
  ] as const)(
    'never breaks the file written as %s',
    (_, language, write) => {
      let offered = 0;
      const broken = readdirSync(CORPUS)
        .filter((name, index) => /\.ya?ml$/.test(name) && index % 6 === 0)
        .flatMap((name, index) => {
          const { tree, problems } = parse(readFileSync(join(CORPUS, name), 'utf8').replace(/^\uFEFF/, ''));
          if (!tree || problems.length > 0) return [];
          const text = write(contentOf(tree));
          const below = random(index + 1);
          const tries = Array.from({ length: TRIES_PER_FILE }, () => placeInBrackets(text, below));
          const results = tries.flatMap((tried) => afterEach(tried, language));
          offered += results.length;
          return results.flatMap(({ fault }) => (fault === undefined ? [] : [`${name}: ${fault}`]));
        });
      expect(broken).toEqual([]);
      expect(offered).toBeGreaterThan(500);
    },
    30_000,
  );
});
