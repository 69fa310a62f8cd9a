import { type BatchReading, readBatch } from '../../../buildspec/batch';
import { concernsBatchOnly } from '../../../buildspec/problem-list';
import type { Refusal } from '../../../buildspec/problems';
import { readForRun } from '../../../buildspec/read-for-run';
import { LineIndex } from '../../../buildspec/text';

/**
 * Reads a buildspec into the batch that runs, or into the reason why DOWNLOAD_BATCHSPEC fails, in CodeBuild's words where they are
 * known. What is wrong outside of the batch section fails the builds that use it, each in its DOWNLOAD_SOURCE.
 */
export function planBatch(text: string | undefined): BatchReading {
  if (text === undefined) return refused('YAML_FILE_ERROR', 'The buildspec does not exist.');
  const { tree, problems } = readForRun(text);
  const error = problems.find(
    (problem) =>
      problem.severity === 'error' &&
      (!tree || problem.code === 'yaml-syntax' || concernsBatchOnly(problem, tree)),
  );
  if (error?.refusal) return { ok: false, failure: error.refusal };
  if (!tree) return refused('YAML_FILE_ERROR', error?.message ?? 'The buildspec cannot be read.');
  const reading = readBatch(tree);
  if (!reading.ok || !error) return reading;
  const line = new LineIndex(text).positionAt(error.range.start).line + 1;
  return refused(
    'BATCH_SPEC_VALIDATION_ERROR',
    `BatchSpec has invalid values.. ${error.message} (line ${line})`,
  );
}

function refused(statusCode: Refusal['statusCode'], message: string): BatchReading {
  return { ok: false, failure: { statusCode, message } };
}
