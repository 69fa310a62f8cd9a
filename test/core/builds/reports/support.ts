import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FormatName, REPORT_FORMATS } from '../../../../core/builds/reports/formats';
import { ReportMaker } from '../../../../core/builds/reports/make-report';
import type { Report } from '../../../../core/builds/reports/model';

const FOLDER = join(import.meta.dirname, '../../../fixtures/reports');

const EXTENSIONS: Partial<Record<FormatName, string>> = {
  CUCUMBERJSON: 'json',
  SIMPLECOV: 'json',
  VISUALSTUDIOTRX: 'trx',
};

export const FORMAT_NAMES = Object.keys(REPORT_FORMATS) as FormatName[];

/** A small report of a format, made for these tests. */
export function sample(format: FormatName): Buffer {
  return readFileSync(join(FOLDER, `${format}.${EXTENSIONS[format] ?? 'xml'}`));
}

/** The report of some files, which come in pieces of some bytes. */
export function reportOf(format: FormatName, contents: (string | Uint8Array)[], pieceLength = 7): Report {
  const maker = new ReportMaker({ name: 'shop-unit', reportGroupArn: 'arn' }, format);
  for (const [index, content] of contents.entries()) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const reader = maker.read(`report-${index}`, `/src/report-${index}`);
    for (let start = 0; start < bytes.length; start += pieceLength)
      reader.write(bytes.subarray(start, start + pieceLength));
    reader.end();
  }
  return maker.report();
}
