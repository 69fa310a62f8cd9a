import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Report what vitest's JSON reporter writes
 * @property {boolean} success
 * @property {{ name: string, status: string, message: string,
 *   assertionResults: { fullName: string, status: string }[] }[]} testResults
 */

/** @typedef {{ passed: number, failed: number, skipped: { file: string, name: string }[] }} Counts */

/**
 * Counts the tests of a run; a file that could not even be loaded counts as a failed test, and so does an error outside all tests.
 * @param {Report} report
 * @returns {Counts}
 */
export function countTests({ success, testResults }) {
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((result) => ({ file: name, name: result.fullName, status: result.status })),
  );
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  ).length;
  const failed = failedTests + failedFiles;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed === 0 && !success ? 1 : failed,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ file, name }) => ({ file, name })),
  };
}

/** @param {string} file @returns {Promise<Counts>} one failure where there is no report: the runner itself broke */
export async function readCounts(file) {
  try {
    return countTests(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}
