import { join } from 'node:path';
import { makePrivateFolder } from '../../builds/private-files';
import { type BatchRecords, openBatchRecords } from './batch-records';
import { type BuildRecords, openBuildRecords } from './build-records';
import { openProjectRecords, type ProjectRecords } from './project-records';
import { openReportRecords, type ReportRecords } from './report-records';

/** All that the emulator knows. Changes are written soon after; `flush` waits until they are. */
export interface Store extends ProjectRecords, BuildRecords, BatchRecords, ReportRecords {}

export interface StoreDependencies {
  onWriteError: (error: unknown) => void;
  /** So many lines of a file could not be read; the rest of it counts. */
  onUnreadable: (path: string, lines: number) => void;
  /** A build left the history, and its log should too. */
  onBuildForgotten: (uuid: string) => void;
}

/** Marks a folder as an emulator's. */
export const PROJECTS_FILE = 'projects.records';
export const BUILDS_FILE = 'builds.records';
const BATCHES_FILE = 'batches.records';
const REPORTS_FILE = 'reports.records';
const REPORT_GROUPS_FILE = 'report-groups.records';

/** Reads what an earlier emulator left in the folder. */
export async function openStore(
  directory: string,
  { onBuildForgotten, ...common }: StoreDependencies,
): Promise<Store> {
  await makePrivateFolder(directory);
  const projects = await openProjectRecords({ ...common, path: join(directory, PROJECTS_FILE) });
  const builds = await openBuildRecords({ ...common, onBuildForgotten, path: join(directory, BUILDS_FILE) });
  const batches = await openBatchRecords({ ...common, path: join(directory, BATCHES_FILE) });
  const reports = await openReportRecords({
    ...common,
    groupsPath: join(directory, REPORT_GROUPS_FILE),
    reportsPath: join(directory, REPORTS_FILE),
  });
  const files = [projects, builds, batches, reports];
  return {
    ...projects,
    ...builds,
    ...batches,
    ...reports,
    async flush() {
      for (const file of files) await file.flush();
    },
    async close() {
      for (const file of files) await file.close();
    },
  };
}
