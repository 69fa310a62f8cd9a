import path from 'node:path';
import { DIST } from '../lib/paths.mjs';
import { longBuildspec } from './documents.mjs';
import { median } from './figures.mjs';
import { LspClient } from './lsp-client.mjs';

const LINES = [5_000, 50_000];
const ROUNDS = 7;
/** Ten times the lines, and something for a heap of ten times the size. */
const LIMIT = 15;

/**
 * What checking and asking costs in a warm server as a buildspec grows.
 * @returns {Promise<import('./figures.mjs').Figure[]>}
 */
export async function benchGrowth() {
  const client = new LspClient({ file: path.join(DIST, 'server.js') });
  /** @type {Record<string, number[][]>} */
  const times = { Diagnostics: [], Completion: [], Hover: [], Outline: [] };
  try {
    await client.initialize();
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [size, lines] of LINES.entries()) {
        const found = await ask(
          client,
          `file:///bench/${round}/${lines}/buildspec.yml`,
          longBuildspec(lines),
        );
        // the first round warms up and does not count
        if (round > 0)
          for (const [name, ms] of Object.entries(found)) {
            const bySize = times[name] ?? [];
            bySize[size] = [...(bySize[size] ?? []), ms];
          }
      }
    }
  } finally {
    await client.dispose();
  }
  return Object.entries(times).map(([name, bySize]) => {
    const [small = Number.NaN, large = Number.NaN] = bySize.map(median);
    return {
      name: `${name}, 50,000 lines`,
      value: `${large.toFixed(1)} ms, ${(large / small).toFixed(1)} times`,
      reference: `5,000 lines: ${small.toFixed(1)} ms`,
      limit: `${LIMIT} times`,
      met: large <= LIMIT * small,
    };
  });
}

/** @param {LspClient} client @param {string} uri @param {string} text @returns {Promise<Record<string, number>>} */
async function ask(client, uri, text) {
  const time = async (/** @type {() => Promise<unknown>} */ work) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const textDocument = { uri };
  const line = text.split('\n').indexOf('    commands:');
  const position = { line, character: 6 };
  const found = {
    Diagnostics: await time(() => client.open(uri, text)),
    Completion: await time(() =>
      client.request('textDocument/completion', { textDocument, position: { line, character: 4 } }),
    ),
    Hover: await time(() => client.request('textDocument/hover', { textDocument, position })),
    Outline: await time(() => client.request('textDocument/documentSymbol', { textDocument })),
  };
  await client.close(uri);
  return found;
}
