import { describe, expect, it } from 'vitest';
import {
  getReports,
  listCodeCoverages,
  listFailedTestCases,
  listTestCases,
} from '../../../../core/builds/remote/reports';
import { startFakeAws } from './fake-aws';

describe('reports', () => {
  it('come in the order asked for, without those that have expired', async () => {
    const { connection, calls } = await startFakeAws({
      BatchGetReports: [{ ok: { reports: [{ arn: 'two' }, { arn: 'one' }], reportsNotFound: ['gone'] } }],
    });
    expect(await getReports(connection, ['one', 'gone', 'two'])).toEqual([{ arn: 'one' }, { arn: 'two' }]);
    expect(calls.map(({ input }) => input)).toEqual([{ reportArns: ['one', 'gone', 'two'] }]);
  });
});

describe('the failed tests of a report', () => {
  const page = (name: string, nextToken?: string) => ({ ok: { testCases: [{ name }], nextToken } });

  it('are those that failed, page by page, and then those that broke off', async () => {
    const { connection, calls } = await startFakeAws({
      DescribeTestCases: [page('one', 'to ken'), page('two'), page('three')],
    });
    const names: (string | undefined)[] = [];
    let from: string | undefined;
    do {
      const { testCases, next } = await listFailedTestCases(connection, 'arn', { from });
      names.push(...testCases.map(({ name }) => name));
      from = next;
    } while (from !== undefined);
    expect(names).toEqual(['one', 'two', 'three']);
    expect(calls.map(({ input }) => input)).toEqual([
      { reportArn: 'arn', filter: { status: 'FAILED' } },
      { reportArn: 'arn', filter: { status: 'FAILED' }, nextToken: 'to ken' },
      { reportArn: 'arn', filter: { status: 'ERROR' } },
    ]);
  });

  it('are asked for by the statuses that there are', async () => {
    const { connection, calls } = await startFakeAws({ DescribeTestCases: [page('one')] });
    expect(await listFailedTestCases(connection, 'arn', { statuses: ['ERROR'] })).toEqual({
      testCases: [{ name: 'one' }],
      next: undefined,
    });
    expect(await listFailedTestCases(connection, 'arn', { statuses: [] })).toEqual({ testCases: [] });
    expect(calls.map(({ input }) => input)).toEqual([{ reportArn: 'arn', filter: { status: 'ERROR' } }]);
  });

  it('are asked for again at once where a page is empty', async () => {
    const { connection } = await startFakeAws({
      DescribeTestCases: [{ ok: { testCases: [] } }, page('broken')],
    });
    expect(await listFailedTestCases(connection, 'arn')).toEqual({
      testCases: [{ name: 'broken' }],
      next: undefined,
    });
  });

  it('are none where none failed', async () => {
    const { connection } = await startFakeAws({ DescribeTestCases: [{ ok: { testCases: [] } }] });
    expect(await listFailedTestCases(connection, 'arn')).toEqual({ testCases: [], next: undefined });
  });
});

it('gives all tests of a report, and the files of one of coverage, page by page', async () => {
  const { connection, calls } = await startFakeAws({
    DescribeTestCases: [{ ok: { testCases: [{ name: 'one' }], nextToken: 'two' } }, { ok: {} }],
    DescribeCodeCoverages: [{ ok: { codeCoverages: [{ filePath: 'a.js' }], nextToken: 'b' } }, { ok: {} }],
  });
  expect(await listTestCases(connection, 'arn')).toEqual({ testCases: [{ name: 'one' }], next: 'two' });
  expect(await listTestCases(connection, 'arn', { nextToken: 'two' })).toEqual({ testCases: [] });
  expect(await listCodeCoverages(connection, 'arn')).toEqual({
    codeCoverages: [{ filePath: 'a.js' }],
    next: 'b',
  });
  expect(await listCodeCoverages(connection, 'arn', { nextToken: 'b' })).toEqual({ codeCoverages: [] });
  const byPath = { reportArn: 'arn', sortBy: 'FILE_PATH', sortOrder: 'ASCENDING' };
  expect(calls.map(({ input }) => input)).toEqual([
    { reportArn: 'arn' },
    { reportArn: 'arn', nextToken: 'two' },
    byPath,
    { ...byPath, nextToken: 'b' },
  ]);
});
