import type { ReportGroup } from '../model';
import { type ReportRecord, reportGroup } from '../reports/report-record';
import { type Ordered, orderedBy } from './ordered';
import { openRecordFile, type RecordFileOptions } from './record-file';

/** What is known of a report without reading it. */
export interface ReportHeader {
  arn: string;
  reportGroupArn: string;
  status: string;
  /** Seconds since the epoch. */
  created: number;
}

export interface ReportRecords {
  /** Newest first. */
  reports(): ReportHeader[];
  reportsOf(reportGroupArn: string): ReportHeader[];
  report(arn: string): ReportRecord | undefined;
  /** Makes the group too, where there is none. */
  putReport(record: ReportRecord): void;
  deleteReport(arn: string): void;
  /** In no particular order. */
  reportGroups(): ReportGroup[];
  reportGroup(arn: string): ReportGroup | undefined;
  deleteReportGroup(arn: string): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

type Common = Pick<RecordFileOptions<object, unknown>, 'onWriteError' | 'onUnreadable'>;

interface Options extends Common {
  groupsPath: string;
  reportsPath: string;
}

export async function openReportRecords({
  groupsPath,
  reportsPath,
  ...common
}: Options): Promise<ReportRecords> {
  const groups = await openRecordFile<ReportGroup, ReportGroup>({
    ...common,
    path: groupsPath,
    headerOf: (group) => group,
  });
  const file = await openRecordFile<ReportHeader, ReportRecord>({
    ...common,
    path: reportsPath,
    headerOf: reportHeader,
  });
  const all: Ordered<ReportHeader> = orderedBy((a, b) => a.created - b.created);
  all.addAll(file.headers());
  return {
    reports: () => all.list().toReversed(),
    reportsOf: (groupArn) =>
      all
        .list()
        .filter(({ reportGroupArn }) => reportGroupArn === groupArn)
        .toReversed(),
    report: (arn) => file.get(arn),
    putReport(record) {
      all.add(file.put(record.report.arn, record));
      const { reportGroupArn } = record.report;
      groups.put(reportGroupArn, reportGroup(record, groups.get(reportGroupArn)));
    },
    deleteReport(arn) {
      const header = file.header(arn);
      if (!header) return;
      all.remove(header);
      file.delete(arn);
    },
    reportGroups: () => [...groups.headers()],
    reportGroup: (arn) => groups.header(arn),
    deleteReportGroup: (arn) => groups.delete(arn),
    async flush() {
      await groups.flush();
      await file.flush();
    },
    async close() {
      await groups.close();
      await file.close();
    },
  };
}

function reportHeader({ report: { arn, reportGroupArn, status, created } }: ReportRecord): ReportHeader {
  return { arn, reportGroupArn, status, created };
}
