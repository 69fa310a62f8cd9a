import type { Input } from '../input';
import { ACCOUNT } from '../model';
import type { EmulatorContext, Operation } from '../operation';
import { pageOf } from '../paging';
import { invalidInput, notFound } from '../service-error';
import type { BatchHeader, BatchRecord } from '../store/batch-records';
import { PAGE_SIZE, projectNotFound } from './projects';

const STATUSES = ['FAILED', 'FAULT', 'IN_PROGRESS', 'STOPPED', 'SUCCEEDED', 'TIMED_OUT'] as const;

export const listBuildBatches: Operation = (input, { store }) => pageOfIds(input, store.batches());

/** Without a project the batches of all of them, as the API's types allow. */
export const listBuildBatchesForProject: Operation = (input, { store, region }) => {
  const projectName = input.string('projectName');
  if (projectName === undefined) return pageOfIds(input, store.batches());
  if (!store.hasProject(projectName)) throw projectNotFound(projectName, region);
  return pageOfIds(input, store.batchesOf(projectName));
};

export const batchGetBuildBatches: Operation = (input, context) => {
  const ids = input.strings('ids', 100);
  const found = new Map([...new Set(ids)].map((id) => [id, findBatch(id, context)?.batch]));
  return {
    buildBatches: [...found.values()].filter((batch) => batch !== undefined),
    buildBatchesNotFound: ids.filter((id) => !found.get(id)),
  };
};

/** By id or ARN. */
function findBatch(idOrArn: string, { store }: EmulatorContext): BatchRecord | undefined {
  return store.batch(idOrArn.replace(/^arn:aws:codebuild:[^:]*:\d*:build-batch\//, ''));
}

/** The batch that the request names; throws where there is none. */
export function existingBatch(input: Input, context: EmulatorContext): BatchRecord {
  const id = input.requiredString('id');
  const record = findBatch(id, context);
  if (!record)
    throw notFound(
      `Build batch does not exist: arn:aws:codebuild:${context.region}:${ACCOUNT}:build-batch/${id}`,
    );
  return record;
}

function pageOfIds(input: Input, newestFirst: BatchHeader[]): { ids: string[]; nextToken?: string } {
  const status = input.object('filter')?.oneOf('status', STATUSES);
  const matching = newestFirst.filter(
    ({ buildBatchStatus }) => status === undefined || buildBatchStatus === status,
  );
  if (input.oneOf('sortOrder', ['ASCENDING', 'DESCENDING']) === 'ASCENDING') matching.reverse();
  const page = pageOf(matching, ({ id }) => id, {
    nextToken: input.string('nextToken'),
    size: input.integer('maxResults', { min: 1, max: 100 }) ?? PAGE_SIZE,
    refuse: invalidInput,
  });
  return { ids: page.items.map(({ id }) => id), nextToken: page.nextToken };
}
