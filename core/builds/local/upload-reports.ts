import { posix } from 'node:path';
import type { Buildspec, ReportGroup } from '../../buildspec/buildspec';
import type { PhaseContext } from '../events';
import { formatNamed } from '../reports/formats';
import { ReportMaker } from '../reports/make-report';
import { type ArtifactSink, collectArtifact } from './artifacts';
import type { Workplace } from './engine';
import { reportGroupNamed } from './report-groups';
import { orUnwritable, tellReport } from './report-results';
import { ReportStore, readAlong } from './report-store';
import type { Reporter } from './reporter';
import type { LocalBuildRequest } from './request';
import { tellBase, tellSelection } from './selection-lines';
import { replaceVariables, variablesIn } from './variable-text';

export interface ReportOptions {
  request: LocalBuildRequest;
  workplace: Workplace;
  reporter: Reporter;
  reports: Buildspec['reports'];
  sourceDirectory: string;
  /** The values that variables have at the end of the build. */
  readVariables: (names: string[]) => Promise<ReadonlyMap<string, string>>;
}

/**
 * Makes the reports that a buildspec asks for; returns why UPLOAD_ARTIFACTS fails and which files were taken, below the source
 * folder. A report of tests that failed fails nothing: the commands' exit statuses do. Files that are not there (prowler#1182) or
 * of another format (aws/aws-cdk#13867) fail the phase.
 */
export async function uploadReports(
  options: ReportOptions,
): Promise<{ failure?: PhaseContext; taken: Set<string> }> {
  const { reports, readVariables, request, reporter } = options;
  const groups = Object.entries(reports);
  const names = groups.flatMap(([key, group]) => textsOf(key, group).flatMap(variablesIn));
  const values = names.length > 0 ? await readVariables([...new Set(names)]) : new Map<string, string>();
  const store =
    request.reportsDirectory === undefined ? undefined : new ReportStore(request.reportsDirectory);
  const taken = new Set<string>();
  const failures: string[] = [];
  for (const [key, group] of groups) {
    const replace = (text: string) => replaceVariables(text, values);
    // events and folders are named after groups
    const name = reporter.masked(replace(key));
    const failure = await makeReport(options, store, taken, name, {
      ...group,
      files: group.files.map(replace),
      baseDirectory: group.baseDirectory && replace(group.baseDirectory),
    });
    if (failure !== undefined) failures.push(`${name}: [${failure}]`);
  }
  if (failures.length === 0) return { taken };
  return { taken, failure: { statusCode: 'CLIENT_ERROR', message: `[${failures.join(', ')}]` } };
}

async function makeReport(
  { request, workplace, reporter, sourceDirectory }: ReportOptions,
  store: ReportStore | undefined,
  taken: Set<string>,
  key: string,
  { files, fileFormat, baseDirectory = '', discardPaths }: ReportGroup,
): Promise<string | undefined> {
  const format = formatNamed(fileFormat);
  if (!format) return `unsupported file format ${fileFormat}`;
  const base = baseDirectory || '.';
  tellBase(reporter, base);
  const group = reportGroupNamed(key, request);
  const maker = new ReportMaker(group, format);
  const sink: ArtifactSink = {
    async write({ path }, content, source) {
      taken.add(source);
      const reader = maker.read(source, posix.join(sourceDirectory, source));
      const read = readAlong(content, reader);
      if (store) await store.keep(group.name, discardPaths ? posix.basename(path) : path, read);
      else for await (const _ of read);
      reader.end();
      return undefined;
    },
  };
  const artifacts = { files, baseDirectory, excludePaths: [], discardPaths: false, enableSymlinks: false };
  const collected = await orUnwritable(store, () =>
    collectArtifact({ workplace, sourceDirectory, artifacts, sink }),
  );
  if (!collected.ok) return collected.message;
  const { result } = collected;
  if (result.baseExists) tellSelection(reporter, files, result);
  const missing = whyMissing(result, base);
  const report = missing === undefined ? maker.report() : incomplete(maker, missing);
  return (await tellReport(report, reporter, store)) ?? report.message;
}

/** No log of CodeBuild with these texts is known; their form is that of files which cannot be read. */
function whyMissing(
  { baseExists, files }: { baseExists: boolean; files: string[] },
  base: string,
): string | undefined {
  if (!baseExists) return `no matching base directory path found for ${base}`;
  return files.length === 0 ? 'report files not found in build' : undefined;
}

function incomplete(maker: ReportMaker, message: string) {
  return { ...maker.report(), status: 'INCOMPLETE', message } as const;
}

function textsOf(key: string, { files, baseDirectory = '' }: ReportGroup): string[] {
  return [key, ...files, baseDirectory];
}
