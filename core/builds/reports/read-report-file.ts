import { detectFormat } from './detect';
import type { FormatName } from './formats';
import { ReportMaker } from './make-report';
import type { ReadReport, Report } from './model';
import { TextReader } from './text';

/** Where a file's format stands, in bytes. */
const HEAD = 8_192;

/** Bytes that are read at a time. */
const CHUNK = 1_000_000;

/** The format that the beginning of a file shows; undefined where that is no report's. */
export function formatOf(content: Uint8Array): FormatName | undefined {
  const decoder = new TextReader();
  return detectFormat(decoder.read(content.subarray(0, HEAD)) + decoder.end());
}

/**
 * The report that one file holds, whose format its beginning tells. `name` is what the report and messages about it are called by; `pause`
 * is waited for now and then, so that a large file does not block others.
 */
export async function readReportFile(
  name: string,
  content: Uint8Array,
  pause: () => Promise<unknown>,
): Promise<ReadReport<Report>> {
  const format = formatOf(content);
  if (format === undefined) return { ok: false, message: `${name} is in none of CodeBuild's report formats` };
  const maker = new ReportMaker({ name, reportGroupArn: '' }, format);
  const reader = maker.read(name, name);
  for (let start = 0; start < content.length; start += CHUNK) {
    reader.write(content.subarray(start, start + CHUNK));
    await pause();
  }
  const read = reader.end();
  return read.ok ? { ok: true, content: maker.report() } : { ok: false, message: `${name}: ${read.message}` };
}
