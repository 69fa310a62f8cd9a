import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allCodes } from '../../../core/buildspec/codes';
import { applyEdits } from '../../../core/buildspec/edits';
import { readBuildspec } from '../../../core/buildspec/read';
import { staysReadable } from '../../../core/buildspec/readable';
import { suppressionEdit } from '../../../core/buildspec/suppress';
import { mutated, pick, random } from './mutate';

const CORPUS = '../shared/corpus/buildspecs';
const PAGES = 'docs/rules';
const COUNT = 2000;
const SEED = 20_240_229;
const CODES = new Set(allCodes());

/** The samples of the rules' pages; with them real buildspecs, where they are. */
function texts(): string[] {
  const samples = readdirSync(PAGES).flatMap((name) => {
    const page = readFileSync(`${PAGES}/${name}`, 'utf8');
    return [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, sample]) => sample ?? '');
  });
  const real = existsSync(CORPUS)
    ? readdirSync(CORPUS)
        .filter((_, index) => index % 5 === 0)
        .map((name) => readFileSync(`${CORPUS}/${name}`, 'utf8'))
        .filter(({ length }) => length < 6000)
    : [];
  return [...samples, ...real];
}

/** What is wrong with the problems of a text; undefined where all is well. */
function fault(text: string, next: () => number): string | undefined {
  const { problems } = readBuildspec(text);
  const isWhole = !problems.some(({ code }) => code === 'yaml-syntax');
  for (const { code, message, range, fix } of problems) {
    if (!CODES.has(code)) return `${code} is no code`;
    const ranges = [range, ...(fix?.edits ?? []).map((edit) => edit.range)];
    if (!ranges.every(({ start, end }) => 0 <= start && start <= end && end <= text.length))
      return `${code}: range`;
    if (message === '' || /undefined|\[object/.test(message.replaceAll(/`[^`]*`/g, '')))
      return `${code}: ${message}`;
    if (isWhole && fix && !parses(applyEdits(text, fix.edits))) return `${code}: ${fix.title}`;
    if (code === 'yaml-syntax' && fix && !staysReadable(text, applyEdits(text, fix.edits)))
      return `${code}: ${fix.title}`;
  }
  const problem = isWhole && problems.length > 0 ? pick(problems, next) : undefined;
  const edit = problem && suppressionEdit(text, problem, pick(['line', 'next-line', 'file'] as const, next));
  if (problem && edit) {
    const after = readBuildspec(applyEdits(text, [edit])).problems;
    if (after.some(({ code }) => code === 'yaml-syntax'))
      return `${problem.code}: suppression breaks the file`;
  }
  return undefined;
}

function parses(text: string): boolean {
  return !readBuildspec(text).problems.some(({ code }) => code === 'yaml-syntax');
}

test(`${COUNT} broken files: no exception, ranges in the text, fixes that leave a file that parses`, () => {
  const sources = texts();
  const next = random(SEED);
  const faults: string[] = [];
  for (let i = 0; i < COUNT; i++) {
    const text = mutated(sources, next);
    const found = fault(text, next);
    if (found !== undefined) faults.push(`${found}\n${JSON.stringify(text)}`);
  }
  expect(faults).toEqual([]);
}, 60_000);
