import type { Report } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { isZip, type ReportFile, unpackReports } from '../reports/unpack-reports';
import { readObject } from './read-object';
import { listObjects, type S3Object } from './s3-objects';
import { type S3Place, s3Place } from './s3-place';

/** Objects that are looked at where it is not known what an export is called. */
const MOST_LISTED = 5_000;

/** Objects of one export that are read, and bytes of each. */
const MOST_READ = 20;
const LARGEST = 50_000_000;

/** Where the raw files of a report were exported to; undefined where they were not (API ReportExportConfig). */
export function exportPlace({ exportConfig }: Report): S3Place | undefined {
  const { bucket, path = '' } = exportConfig?.s3Destination ?? {};
  if (exportConfig?.exportConfigType !== 'S3' || !bucket) return undefined;
  const folder = path.replace(/^\/+|\/+$/g, '');
  return s3Place(`${bucket}/${folder === '' ? '' : `${folder}/`}`);
}

/** The raw files of a report that CodeBuild exported, those of an archive unpacked; none where they are gone. Rejects with the SDK's errors. */
export async function readExport(
  connection: Connection,
  report: Report,
  signal: AbortSignal,
): Promise<ReportFile[]> {
  const place = exportPlace(report);
  if (!place) return [];
  const files: ReportFile[] = [];
  for (const { key, size } of (await objectsOf(connection, report, place, signal)).slice(0, MOST_READ)) {
    if (size > LARGEST) continue;
    const read = await readObject(connection, { bucket: place.bucket, key }, { most: LARGEST, signal });
    if (typeof read === 'string') continue;
    const { content } = read;
    if (isZip(content)) files.push(...((await unpackReports(content)) ?? []));
    else files.push({ name: key.replace(/^.*\//s, ''), content });
  }
  return files;
}

/**
 * AWS documents no names below the path of an export: the ones that have the report's id in them, else those with its build's. The
 * folders that one would expect are looked into first, since a bucket may have the exports of years.
 */
async function objectsOf(
  connection: Connection,
  { arn = '', reportGroupArn = '', executionId = '' }: Report,
  { bucket, key: root }: S3Place,
  signal: AbortSignal,
): Promise<S3Object[]> {
  const ofReport = arn.slice(arn.lastIndexOf(':') + 1);
  const ofBuild = executionId.slice(executionId.lastIndexOf(':') + 1);
  const group = reportGroupArn.slice(reportGroupArn.lastIndexOf('/') + 1);
  const ids = [ofReport, ofBuild].filter((id) => id.length >= 8);
  const prefixes = ids.flatMap((id) => [`${root}${group}/${id}`, `${root}${group}:${id}`, `${root}${id}`]);
  for (const prefix of ids.length === 0 ? [] : [...prefixes, root]) {
    const objects = await listObjects(connection, { bucket, prefix, most: MOST_LISTED }, signal);
    for (const id of ids) {
      const found = objects.filter(({ key }) => key.includes(id));
      // a build may have exported reports of several groups
      const ofGroup = found.filter(({ key }) => group !== '' && key.slice(root.length).includes(group));
      if (found.length > 0) return ofGroup.length > 0 ? ofGroup : found;
    }
  }
  return [];
}
