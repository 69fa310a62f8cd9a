import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { ROOT, WORKBENCH } from '../lib/paths.mjs';
import { inTurn, ms } from './figures.mjs';

const LINES = 100_000;
const LIMIT_MS = 200;
const PIECE = 64 * 1024;

/**
 * Explaining the failure of a long log, beside reading the same log as events.
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchFailures() {
  const { createFailureExplainers, createLogReader } = await load();
  const makeExplainer = createFailureExplainers();
  const pieces = piecesOf(failedLog());
  const read = () => {
    const reader = createLogReader('bench:1');
    return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
  };
  const events = read();
  const time = async (/** @type {() => void} */ work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const { ours, reference } = await inTurn(
    7,
    () =>
      time(() => {
        const explainer = makeExplainer();
        for (const event of events) explainer.hear(event);
        if (!explainer.explain()?.cause) throw new Error('the failure was not explained');
      }),
    () => time(read),
  );
  return {
    name: 'Explain Failure, log of 100,000 lines',
    value: ms(ours),
    reference: `reading it as events: ${ms(reference)}`,
    limit: ms(LIMIT_MS),
    met: ours <= LIMIT_MS,
  };
}

/** The rules as users get them; no file of dist/ has them for itself. */
async function load() {
  const outfile = path.join(WORKBENCH, 'bench', 'failures.mjs');
  const contents = `export { createFailureExplainers } from './core/builds/failures/explainer';
export { createLogReader } from './core/builds/log/grammar';`;
  await esbuild.build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** What a build prints: mostly nothing of interest, some of it in colours, a tenth with words that rules look for. */
function failedLog() {
  const agent = (/** @type {string} */ text) => `[Container] 2026/01/28 20:46:51.456792 ${text}`;
  const lines = Array.from({ length: LINES }, (_, index) => {
    if (index % 10 === 0) return `Test ${index}: user not found, 0 errors: ok, nothing failed`;
    if (index % 3 === 0)
      return `\u001b[32mPASS\u001b[39m packages/part-${index}/test/unit.test.ts (\u001b[1m5 ms\u001b[22m)`;
    return `[${index}/${LINES}] Building CXX object src/CMakeFiles/app.dir/file-${index}.cpp.o`;
  });
  return [
    agent('Entering phase BUILD'),
    agent('Running command make'),
    ...lines,
    "cp: cannot stat 'dist/app': No such file or directory",
    '',
    agent('Command did not exit successfully make exit status 1'),
    agent('Phase complete: BUILD State: FAILED'),
    agent(
      'Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: make. Reason: exit status 1',
    ),
    '',
  ].join('\n');
}

/** @param {string} text */
function piecesOf(text) {
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, index) =>
    text.slice(index * PIECE, (index + 1) * PIECE),
  );
}
