import type { StatusType } from '../../builds/events';
import type { Batch } from '../../buildspec/batch';
import type { BuildSettings } from '../builds/settings';
import { type BuildBatch, type EnvironmentVariable, uuidOf } from '../model';
import { type Ordered, orderedBy } from './ordered';
import { openRecordFile, type RecordFileOptions } from './record-file';

/** A batch, and what it takes to run it. */
export interface BatchRecord {
  batch: BuildBatch;
  /** Of its builds. */
  settings: BuildSettings;
  /** Those that were given when it was started. */
  variables: EnvironmentVariable[];
  /** Absent until its buildspec has been read. */
  plan?: Batch;
}

/** What is known of a batch without reading it. */
export interface BatchHeader {
  id: string;
  buildBatchNumber: number;
  /** Seconds since the epoch. */
  startTime: number;
  buildBatchStatus: StatusType;
  isComplete: boolean;
}

export interface BatchRecords {
  /** Newest first. */
  batches(): BatchHeader[];
  batchesOf(projectName: string): BatchHeader[];
  batch(id: string): BatchRecord | undefined;
  putBatch(record: BatchRecord): void;
  deleteBatch(id: string): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

type Options = Pick<RecordFileOptions<BatchHeader, BatchRecord>, 'path' | 'onWriteError' | 'onUnreadable'>;

export async function openBatchRecords(options: Options): Promise<BatchRecords> {
  const file = await openRecordFile<BatchHeader, BatchRecord>({
    ...options,
    headerOf: batchHeader,
    staysInMemory: ({ batch }) => !batch.complete,
  });
  const all: Ordered<BatchHeader> = orderedBy(
    (a, b) => a.startTime - b.startTime || a.buildBatchNumber - b.buildBatchNumber,
  );
  all.addAll(file.headers());
  return {
    batches: () => all.list().toReversed(),
    batchesOf: (projectName) =>
      all
        .list()
        .filter(({ id }) => id.startsWith(`${projectName}:`))
        .toReversed(),
    batch(id) {
      const record = file.get(uuidOf(id));
      return record?.batch.id === id ? record : undefined;
    },
    putBatch(record) {
      const uuid = uuidOf(record.batch.id);
      const isNew = file.header(uuid) === undefined;
      const header = file.put(uuid, record);
      if (isNew) all.add(header);
    },
    deleteBatch(id) {
      const header = file.header(uuidOf(id));
      if (header?.id !== id) return;
      all.remove(header);
      file.delete(uuidOf(id));
    },
    flush: () => file.flush(),
    close: () => file.close(),
  };
}

function batchHeader({ batch }: BatchRecord): BatchHeader {
  const { id, buildBatchNumber, startTime, buildBatchStatus, complete } = batch;
  return { id, buildBatchNumber, startTime, buildBatchStatus, isComplete: complete };
}
