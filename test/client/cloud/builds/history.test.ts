import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { history, type KnownHistory } from '../../../../client/cloud/builds/history';
import { filterText, nothingPasses, statusFilter } from '../../../../client/cloud/builds/status-filter';
import { BATCH_ARN } from '../builds';

const at = (minute: number) => new Date(minute * 60_000);
const build = (id: string, minute: number, more: Partial<Build> = {}): Build => ({
  id,
  startTime: at(minute),
  buildStatus: 'SUCCEEDED',
  ...more,
});
const batch = (id: string, minute: number, more: Partial<BuildBatch> = {}): BuildBatch => ({
  id,
  startTime: at(minute),
  buildBatchStatus: 'SUCCEEDED',
  complete: true,
  ...more,
});
const rows = (known: Partial<KnownHistory>) =>
  history({
    builds: [],
    batches: [],
    moreBuilds: false,
    moreBatches: false,
    hasBatches: true,
    ...known,
  }).map(({ id }) => id);
const of = (id: string) => ({ buildBatchArn: `${BATCH_ARN}${id}` });

describe("a project's history", () => {
  it('has batches among the builds, the newest first', () => {
    expect(
      rows({ builds: [build('3', 30), build('1', 10)], batches: [batch('b2', 20), batch('b0', 5)] }),
    ).toEqual(['3', 'b2', '1', 'b0']);
  });

  it('begins with what runs', () => {
    const running = { buildStatus: 'IN_PROGRESS' } as const;
    expect(
      rows({
        builds: [build('4', 40), build('3', 30, running), build('1', 10)],
        batches: [batch('b2', 20, { complete: false, buildBatchStatus: 'IN_PROGRESS' })],
      }),
    ).toEqual(['3', 'b2', '4', '1']);
  });

  it('has the builds of a batch below it alone', () => {
    const builds = [build('2', 12, of('b1')), build('1', 11, of('b1'))];
    expect(rows({ builds, batches: [batch('b1', 10)] })).toEqual(['b1']);
  });

  it('has them by themselves where batches cannot be read, or theirs is gone', () => {
    const builds = [build('2', 12, of('b1'))];
    expect(rows({ builds, hasBatches: false })).toEqual(['2']);
    expect(rows({ builds, batches: [batch('b9', 1)] })).toEqual(['2', 'b9']);
    expect(rows({ builds, moreBatches: true })).toEqual([]);
  });

  it('shows nothing older than the end of a list that goes on', () => {
    const builds = [build('5', 50), build('4', 40)];
    const batches = [batch('b4', 45), batch('b3', 30), batch('b2', 20)];
    expect(rows({ builds, batches, moreBuilds: true })).toEqual(['5', 'b4', '4']);
    expect(rows({ builds, batches, moreBatches: true })).toEqual(['5', 'b4', '4', 'b3', 'b2']);
    expect(rows({ builds: [...builds, build('1', 10)], batches, moreBatches: true })).toEqual([
      '5',
      'b4',
      '4',
      'b3',
      'b2',
    ]);
  });

  it('shows a batch one of whose builds is there, and what runs, however old', () => {
    const builds = [build('5', 50, of('b4')), build('4', 49, of('b4'))];
    const running = batch('b1', 1, { complete: false });
    expect(rows({ builds, batches: [batch('b4', 40), running], moreBuilds: true })).toEqual(['b1', 'b4']);
  });

  it('is filtered by status, by which a build that timed out has not failed', () => {
    const timedOut = { buildStatus: 'FAILED', phases: [{ phaseStatus: 'TIMED_OUT' }] } as const;
    const known = {
      builds: [
        build('4', 40),
        build('3', 30, { buildStatus: 'FAILED' }),
        build('2', 20, { ...timedOut, phases: [...timedOut.phases] }),
      ],
      batches: [batch('b1', 10, { buildBatchStatus: 'FAILED' })],
    };
    expect(rows({ ...known, statuses: new Set(['Failed']) })).toEqual(['3', 'b1']);
    expect(rows({ ...known, statuses: new Set(['Timed out']) })).toEqual(['2']);
  });
});

describe('the filter', () => {
  it('is none where nothing or everything is chosen', () => {
    expect(statusFilter([])).toBeUndefined();
    expect(
      statusFilter(['In progress', 'Succeeded', 'Failed', 'Timed out', 'Stopped', 'Fault']),
    ).toBeUndefined();
    expect(statusFilter(['Failed'])).toEqual(new Set(['Failed']));
  });

  it('says what it lets through, and that nothing came', () => {
    const filter = new Set(['Timed out', 'Failed'] as const);
    expect(filterText(filter)).toBe('Failed, Timed out');
    expect(nothingPasses(filter, { count: 100, more: true })).toBe(
      'None of the newest 100 has the status Failed or Timed out',
    );
    expect(nothingPasses(filter, { count: 3, more: false })).toBe(
      'No build has the status Failed or Timed out',
    );
  });
});
