import { describeFailures, describeReport } from '../reports/make-report';
import type { Report } from '../reports/model';
import type { ReportStore } from './report-store';
import type { Reporter } from './reporter';
import { whyUnwritable } from './unwritable';

const MOST_FAILURES = 10;

/** Tells a report in the log and as an event, and lays it down where there is a place; returns what is wrong with that place. */
export async function tellReport(
  found: Report,
  reporter: Reporter,
  store: ReportStore | undefined,
): Promise<string | undefined> {
  const report = masked(found, (text) => reporter.masked(text));
  const what = [report.message, ...(report.files.length > 0 ? [describeReport(report)] : [])];
  reporter.line(`Local build: report ${report.name} ${report.status}: ${what.filter(Boolean).join('; ')}`);
  for (const line of describeFailures(report, MOST_FAILURES)) reporter.line(`  ${line}`);
  const saved = await orUnwritable(store, async () => store?.save(report));
  reporter.report(report);
  return saved.ok ? undefined : saved.message;
}

/** Does something that writes into the folder of reports, if there is one; a failure tells what is in its way. */
export async function orUnwritable<Result>(
  store: ReportStore | undefined,
  write: () => Promise<Result>,
): Promise<{ ok: true; result: Result } | { ok: false; message: string }> {
  try {
    return { ok: true, result: await write() };
  } catch (error) {
    // an engine's errors have no code of their own
    if (!store || (error as NodeJS.ErrnoException).code === undefined) throw error;
    const message = `The reports cannot be written to ${store.directory}: ${whyUnwritable(error as NodeJS.ErrnoException)}`;
    return { ok: false, message };
  }
}

/** Tests print what they got, and names are made of parameters. */
function masked(report: Report, mask: (text: string) => string): Report {
  const maskIfAny = (text: string | undefined) => text && mask(text);
  return {
    ...report,
    files: report.files.map(mask),
    ...(report.message && { message: mask(report.message) }),
    ...(report.testCases && {
      testCases: report.testCases.map(({ name, prefix, testSuiteName, message, file, ...rest }) => ({
        name: mask(name),
        ...(prefix && { prefix: maskIfAny(prefix) }),
        ...(testSuiteName && { testSuiteName: maskIfAny(testSuiteName) }),
        ...rest,
        ...(message && { message: maskIfAny(message) }),
        ...(file && { file: maskIfAny(file) }),
      })),
    }),
    ...(report.codeCoverages && {
      codeCoverages: report.codeCoverages.map((covered) => ({
        ...covered,
        filePath: mask(covered.filePath),
      })),
    }),
  };
}
