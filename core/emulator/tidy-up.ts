import { endedBatch } from './batches/batch-record';
import { withStatuses } from './batches/build-groups';
import { ended } from './builds/build-record';
import { REPORT_LIFETIME } from './reports/report-record';
import type { Store } from './store/store';

/** What an emulator left unfinished that could not end it itself is a fault of the service. */
export function endUnfinished(store: Store, now: number): void {
  for (const { id, isComplete } of store.builds()) {
    const build = isComplete ? undefined : store.build(id);
    if (build) store.putBuild(ended(build, 'FAULT', now, because('build')));
  }
  for (const { id, isComplete } of store.batches()) {
    const record = isComplete ? undefined : store.batch(id);
    if (!record) continue;
    const unfinished = record.batch.buildGroups.filter(({ currentBuildSummary: { buildStatus } }) =>
      ['PENDING', 'IN_PROGRESS'].includes(buildStatus),
    );
    const faults = new Map(unfinished.map(({ identifier }) => [identifier, 'FAULT' as const]));
    const end = { phaseStatus: 'FAULT' as const, contexts: [because('batch')] };
    store.putBatch({ ...record, batch: endedBatch(withStatuses(record.batch, faults), 'FAULT', now, end) });
  }
}

/** CodeBuild keeps reports for thirty days (AWS docs test-report). */
export function forgetExpiredReports(store: Store, now: number): void {
  for (const { arn, created } of store.reports())
    if (created * 1000 + REPORT_LIFETIME <= now) store.deleteReport(arn);
}

function because(what: string) {
  return { statusCode: 'INTERNAL_SERVICE_ERROR', message: `The emulator ended while this ${what} ran.` };
}
