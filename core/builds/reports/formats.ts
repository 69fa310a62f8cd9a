import { readClover } from './clover';
import { readCobertura } from './cobertura';
import type { Coverage } from './coverage';
import { readCucumber } from './cucumber';
import { readJacoco } from './jacoco';
import { readJunit } from './junit';
import type { ReportReader } from './model';
import { readNunit2, readNunit3 } from './nunit';
import { readSimplecov } from './simplecov';
import type { TestCases } from './test-cases';
import { readTestng } from './testng';
import { readTrx } from './trx';

export type ReportFormat =
  | { type: 'TEST'; read: () => ReportReader<TestCases> }
  | { type: 'CODE_COVERAGE'; read: () => ReportReader<Coverage> };

/** All formats of AWS docs build-spec-ref, reports.file-format, in upper case. */
export const REPORT_FORMATS = {
  CUCUMBERJSON: { type: 'TEST', read: readCucumber },
  JUNITXML: { type: 'TEST', read: readJunit },
  NUNITXML: { type: 'TEST', read: readNunit2 },
  NUNIT3XML: { type: 'TEST', read: readNunit3 },
  TESTNGXML: { type: 'TEST', read: readTestng },
  VISUALSTUDIOTRX: { type: 'TEST', read: readTrx },
  CLOVERXML: { type: 'CODE_COVERAGE', read: readClover },
  COBERTURAXML: { type: 'CODE_COVERAGE', read: readCobertura },
  JACOCOXML: { type: 'CODE_COVERAGE', read: readJacoco },
  SIMPLECOV: { type: 'CODE_COVERAGE', read: readSimplecov },
} as const satisfies Record<string, ReportFormat>;

export type FormatName = keyof typeof REPORT_FORMATS;

/** The format of a name in any case; undefined for one that CodeBuild does not have. */
export function formatNamed(name: string): FormatName | undefined {
  const upper = name.toUpperCase();
  return Object.hasOwn(REPORT_FORMATS, upper) ? (upper as FormatName) : undefined;
}
