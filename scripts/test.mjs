import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { Disposal } from './lib/disposal.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { fromRoot, ROOT, WORKBENCH } from './lib/paths.mjs';
import { tryRun } from './lib/run.mjs';
import { prepareTestEnvironment } from './lib/test-environment.mjs';
import { readCounts } from './lib/test-results.mjs';
import { setUp } from './setup.mjs';

// `npm test [-- VITEST ARGUMENTS]`: builds, prepares what the machine has, runs everything that can run

const CI = process.env.CI === 'true';
const REPORT = path.join(WORKBENCH, 'test-results.json');
const CORPUS = fromRoot('../shared/corpus');

const INTERRUPTED = { failed: 1, lines: ['Interrupted.', '0 passed, 1 failed'] };

const log = (/** @type {string} */ line) => console.log(line);
const disposal = new Disposal();

/** @returns {Promise<{ failed: number, lines: string[] }>} */
async function testEverything() {
  await (CI ? setUp(log) : ensureNodeModules(log));
  const { build } = await import('./build.mjs');
  await build({ production: false });
  const { env, leftOut } = await prepareTestEnvironment(disposal, log);
  if (disposal.signal.aborted) return INTERRUPTED;
  await rm(REPORT, { force: true });
  await runVitest({ ...process.env, ...env });
  if (disposal.signal.aborted) return INTERRUPTED;
  const counts = await readCounts(REPORT);
  const unexplained = CI ? counts.skipped.filter(({ file, name }) => !isCorpusTest(file, name)) : [];
  const failed = counts.failed + (CI ? leftOut.length + unexplained.length : 0);
  const skipped = counts.skipped.length - unexplained.length;
  return {
    failed,
    lines: [
      ...(existsSync(CORPUS) ? [] : ['Left out: corpus tests. ../shared/corpus is not here.']),
      ...leftOut.map(({ tests, why }) => `Left out: ${tests} tests. ${why}`),
      ...skippedFiles(unexplained).map((line) => `Skipped, which fails in CI: ${line}`),
      `${counts.passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    ],
  };
}

/** @param {{ file: string }[]} tests */
function skippedFiles(tests) {
  const files = [...new Set(tests.map(({ file }) => file))];
  return files.map((file) => {
    const count = tests.filter((test) => test.file === file).length;
    return `${path.relative(ROOT, file)}, ${count} ${count === 1 ? 'test' : 'tests'}`;
  });
}

/** @param {string} file @param {string} name */
const isCorpusTest = (file, name) =>
  !existsSync(CORPUS) && /corpus/i.test(`${path.relative(ROOT, file)} ${name}`);

/** @param {NodeJS.ProcessEnv} env */
async function runVitest(env) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const vitest = fromRoot('node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', ...reporters, ...process.argv.slice(2)];
  // failing tests are in the report
  await tryRun(process.execPath, args, { stdio: 'inherit', env });
}

try {
  const { failed, lines } = await testEverything();
  process.exitCode = failed > 0 ? 1 : 0;
  await disposal.dispose();
  for (const line of lines) console.log(line);
} catch (error) {
  await disposal.dispose();
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
