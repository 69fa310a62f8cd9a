import { setImmediate } from 'node:timers/promises';
import type { Report } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { LinesOfFiles } from '../reports/lines-of-files';
import { readExport } from './exported-reports';

/** The lines of the files of a coverage report, by its exported raw files: CodeBuild itself keeps totals. Rejects with the SDK's errors. */
export async function exportedLines(connection: Connection, report: Report): Promise<LinesOfFiles> {
  const files = await readExport(connection, report, new AbortController().signal);
  return LinesOfFiles.read(files, () => setImmediate());
}
