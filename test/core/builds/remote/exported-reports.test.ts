import type { Report } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { exportedLines } from '../../../../core/builds/remote/exported-lines';
import { exportPlace, readExport } from '../../../../core/builds/remote/exported-reports';
import { aZip } from '../a-zip';
import { startFakeAws } from './fake-aws';
import type { FakeObjects } from './fake-s3';

const ID = '6e9d2f2c-1111-4444-8888-0123456789ab';
const BUILD = '0b6a0b6a-2222-4444-8888-0123456789ab';

const report = (path?: string, more: Partial<Report> = {}): Report => ({
  arn: `arn:aws:codebuild:eu-west-1:123456789012:report/web-coverage:${ID}`,
  reportGroupArn: 'arn:aws:codebuild:eu-west-1:123456789012:report-group/web-coverage',
  executionId: `arn:aws:codebuild:eu-west-1:123456789012:build/web:${BUILD}`,
  exportConfig: { exportConfigType: 'S3', s3Destination: { bucket: 'ours', path } },
  ...more,
});

async function read(of: Report, objects: FakeObjects): Promise<string[]> {
  const { connection } = await startFakeAws({}, {}, objects);
  return (await readExport(connection, of, new AbortController().signal)).map(({ name }) => name);
}

const cobertura = (file: string, hits: number) =>
  `<coverage line-rate="1"><class filename="${file}"><lines><line number="2" hits="${hits}"/></lines></class></coverage>`;

describe('where a report was exported to', () => {
  it('is the folder of a bucket, or all of it', () => {
    expect(exportPlace(report('/ci/reports/'))).toEqual({ bucket: 'ours', key: 'ci/reports/' });
    expect(exportPlace(report())).toEqual({ bucket: 'ours', key: '' });
  });

  it('is nowhere where it was not, or the bucket is none', () => {
    expect(exportPlace(report('x', { exportConfig: { exportConfigType: 'NO_EXPORT' } }))).toBeUndefined();
    expect(exportPlace({})).toBeUndefined();
    const s3Destination = { bucket: 'evil example' };
    expect(
      exportPlace(report('x', { exportConfig: { exportConfigType: 'S3', s3Destination } })),
    ).toBeUndefined();
  });
});

describe('the exported files of a report', () => {
  it('are those with its id, whatever folders they lie in', async () => {
    for (const key of [
      `ci/web-coverage/${ID}/coverage.xml`,
      `ci/web-coverage:${ID}/coverage.xml`,
      `ci/${ID}/a/coverage.xml`,
      `ci/somewhere/else/${ID}-coverage.xml`,
    ])
      expect(await read(report('ci'), { 'ours/ci/other/coverage.xml': 'no', [`ours/${key}`]: 'x' })).toEqual([
        key.replace(/^.*\//, ''),
      ]);
  });

  it('are those with the id of its build where none has its own', async () => {
    const objects = { [`ours/ci/${BUILD}/coverage.xml`]: 'x', 'ours/ci/other.xml': 'no' };
    expect(await read(report('ci'), objects)).toEqual(['coverage.xml']);
    const ofGroups = {
      [`ours/ci/${BUILD}/web-unit/junit.xml`]: 'x',
      [`ours/ci/${BUILD}/web-coverage/clover.xml`]: 'x',
    };
    expect(await read(report('ci'), ofGroups)).toEqual(['clover.xml']);
  });

  it('come out of the archive that packaging ZIP makes', async () => {
    const archive = await aZip({ 'target/a.xml': 'one', 'target/b.xml': 'two' });
    expect(await read(report('ci'), { [`ours/ci/${ID}.zip`]: archive })).toEqual(['a.xml', 'b.xml']);
  });

  it('are none where they are gone, or the report is without an id that tells it apart', async () => {
    expect(await read(report('ci'), { 'ours/ci/other.xml': 'no' })).toEqual([]);
    const nameless = report('ci', { arn: 'arn:x', executionId: 'x' });
    expect(await read(nameless, { 'ours/ci/arn:x.xml': 'no' })).toEqual([]);
    expect(await read(report('ci', { exportConfig: undefined }), {})).toEqual([]);
  });

  it('tell the lines of files, also of those that the service calls by a longer path', async () => {
    const { connection } = await startFakeAws(
      {},
      {},
      {
        [`ours/ci/${ID}/a.xml`]: cobertura('src/cart.js', 0),
        [`ours/ci/${ID}/b.xml`]: cobertura('src/cart.js', 3),
        [`ours/ci/${ID}/junit.xml`]: '<testsuite/>',
        [`ours/ci/${ID}/broken.xml`]: '<coverage line-rate="1"><class',
      },
    );
    const lines = await exportedLines(connection, report('ci'));
    expect(lines.of('src/cart.js')).toMatchObject({ lineHits: [[2, 3]] });
    expect(lines.of('/codebuild/output/src123/src/src/cart.js')).toMatchObject({ lineHits: [[2, 3]] });
    expect(lines.of('src/gone.js')).toBeUndefined();
    expect(lines.of('../../etc/passwd')).toBeUndefined();
  });
});
