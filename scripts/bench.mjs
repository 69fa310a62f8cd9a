import process from 'node:process';
import { benchActivation } from './bench/activation.mjs';
import { benchBatch } from './bench/batch.mjs';
import { benchCloudLog } from './bench/cloud-log.mjs';
import { benchDockerRun } from './bench/docker-run.mjs';
import { benchEditing } from './bench/editing.mjs';
import { benchFailures } from './bench/failures.mjs';
import { benchFirstFold } from './bench/first-fold.mjs';
import { benchFirstPaint } from './bench/first-paint.mjs';
import { benchFurtherCommand } from './bench/further-command.mjs';
import { benchFuzz } from './bench/fuzz.mjs';
import { benchGrowth } from './bench/growth.mjs';
import { benchInsights } from './bench/insights.mjs';
import { benchLanguageServer } from './bench/language-server.mjs';
import { benchLog } from './bench/log.mjs';
import { benchOutput } from './bench/output.mjs';
import { benchSourceIn } from './bench/source-in.mjs';
import { readMetafile } from './lib/bundle.mjs';
import { Disposal } from './lib/disposal.mjs';
import { prepareTestEnvironment } from './lib/test-environment.mjs';
import { makePackage, VSIX_LIMIT } from './package.mjs';

// `npm run bench`: each figure beside its reference from the same run, on the bundle that users get

/** @typedef {import('./bench/figures.mjs').Figure} Figure */

const disposal = new Disposal();

/** @returns {Promise<Figure[]>} */
async function measure() {
  const size = await makePackage();
  const { env, leftOut } = await prepareTestEnvironment(disposal, console.log);
  const {
    WORKBENCH_TEST_CHROMIUM: chromium,
    WORKBENCH_TEST_VSCODE: server,
    WORKBENCH_TEST_DOCKER_HOST: docker,
  } = env;
  const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`;
  /** @type {Figure[]} */
  const missing = leftOut
    .filter(({ tests }) => tests !== 'awscli')
    .map(({ tests, why }) => ({ name: tests, value: why, reference: '', limit: '', met: undefined }));
  return [
    {
      name: 'Size of the VSIX',
      value: kB(size),
      reference: '',
      limit: kB(VSIX_LIMIT),
      met: size <= VSIX_LIMIT,
    },
    await benchLanguageServer(),
    ...(await benchEditing()),
    ...(await benchGrowth()),
    ...(await benchFuzz()),
    await benchFailures(),
    await benchFirstPaint(),
    await benchCloudLog(),
    ...(await benchLog()),
    ...(await benchInsights()),
    ...(docker ? await measureBuilds(docker) : []),
    ...(chromium && server ? await measureWindows({ chromium, server }) : []),
    ...missing,
  ];
}

/** @param {{ chromium: string, server: string }} vscode @returns {Promise<Figure[]>} */
async function measureWindows(vscode) {
  return [await benchFirstFold(vscode), ...(await benchActivation(vscode, await readMetafile()))];
}

/** @param {string} docker @returns {Promise<Figure[]>} */
async function measureBuilds(docker) {
  return [
    await benchDockerRun(docker),
    await benchFurtherCommand(docker),
    await benchSourceIn(docker),
    ...(await benchOutput(docker)),
    await benchBatch(docker),
  ];
}

/** @param {Figure[]} figures */
function print(figures) {
  const rows = figures.map(({ name, value, reference, limit, met }) => [
    name,
    value,
    reference,
    limit,
    met === undefined ? 'not measured' : met ? 'ok' : 'TOO MUCH',
  ]);
  const table = [['Measure', 'Figure', 'Reference', 'Limit', 'Verdict'], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log('');
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    );
}

try {
  const figures = await Promise.race([measure(), disposal.interrupted.then(() => [])]);
  print(figures);
  process.exitCode = figures.every(({ met }) => met !== false) && !disposal.signal.aborted ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await disposal.dispose();
process.exit();
