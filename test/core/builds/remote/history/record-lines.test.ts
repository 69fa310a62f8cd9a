import { describe, expect, it } from 'vitest';
import type { BuildRecord } from '../../../../../core/builds/history/record';
import { Hearing } from '../../../../../core/builds/remote/history/hearing';
import { noteLine, readLine, recordLine } from '../../../../../core/builds/remote/history/record-lines';
import { TestReports } from '../../../../../core/builds/remote/history/test-reports';
import { BuildHistory } from '../../../../../core/insights/build-history';
import { insights } from '../../../../../core/insights/insights';
import { below, pick, type Random, seededRandom } from '../../../../support/random';
import { NOW } from './an-account';

const RECORD: BuildRecord = {
  id: 'web:1',
  runsOn: 'cloud',
  project: 'web',
  number: 1,
  region: 'us-east-1',
  status: 'FAILED',
  startTime: NOW,
  endTime: NOW + 60_000,
  phases: [
    { phaseType: 'QUEUED', phaseStatus: 'SUCCEEDED', startTime: NOW, duration: 500 },
    { phaseType: 'BUILD', phaseStatus: 'TIMED_OUT', startTime: NOW + 500, duration: undefined },
    { phaseType: 'COMPLETED', phaseStatus: 'UNKNOWN', startTime: undefined, duration: undefined },
  ],
  trigger: 'rule',
  initiator: 'rule/nightly',
  branch: 'main',
  sourceVersion: 'c0ffee',
  environmentType: 'LINUX_CONTAINER',
  computeType: 'BUILD_GENERAL1_SMALL',
  publishesArtifacts: false,
  autoRetryNumber: 0,
  reportArns: ['arn:1'],
  tests: { succeeded: 1, failed: 2, skipped: 3, unknown: 4 },
  testCases: [{ key: 'unit adds', passed: true }],
  cache: 'miss',
  cause: 'tests-failed',
};

describe('a line', () => {
  it('has all of its record', () => {
    expect(readLine(recordLine(RECORD))).toEqual({ kind: 'record', record: RECORD });
  });

  it('has all of its note', () => {
    const note = { id: 'web:1', cause: 'tests-failed', isGone: true };
    expect(readLine(noteLine(note))).toEqual({ kind: 'note', note });
  });

  it.each(['', '{', '7', 'null', '[]', '{}', '{"id":"web:1"}', '{"noteOf":7}', '\u0000'])(
    'that is none: %j',
    (line) => {
      expect(readLine(line)).toEqual({ kind: 'unreadable' });
    },
  );
});

/** Something in place of a value somewhere in the record, or a character elsewhere in its line. */
function damaged(line: string, random: Random): string {
  if (random() < 0.5) {
    const at = below(line.length, random);
    const character = String.fromCharCode(below(128, random));
    return line.slice(0, at) + character + line.slice(at + below(3, random));
  }
  const value = JSON.parse(line);
  const name = pick(Object.keys(value) as [string], random);
  value[name] = pick(
    [null, 7, -1, 1e99, '', 'x', true, [], [7], [[1]], {}, [[0, 2, 'x', {}]], { failed: 'x' }],
    random,
  );
  return JSON.stringify(value);
}

it('lines that are damaged in any way stop nothing: what is left of them is shown', () => {
  const random = seededRandom(11);
  const [record, note] = [
    recordLine(RECORD).trim(),
    noteLine({ id: 'web:1', cause: 'x', tests: RECORD.tests }).trim(),
  ];
  for (let round = 0; round < 500; round++) {
    const history = new BuildHistory();
    const tests = new TestReports(NOW);
    const hearing = new Hearing({
      sink: history,
      onRecord: (each) => tests.hear(each),
      onNote: (each) => tests.hearNote(each),
    });
    for (const line of [record, damaged(record, random), damaged(note, random), damaged(record, random)]) {
      const read = readLine(line);
      if (read.kind === 'record') hearing.record(read.record);
      else if (read.kind === 'note') hearing.note(read.note);
    }
    for (const { reportArns } of [...tests.uncounted(), ...tests.comparable()])
      expect(reportArns.every((arn) => typeof arn === 'string')).toBe(true);
    const range = { from: NOW - 86_400_000, to: NOW + 86_400_000 };
    const found = insights(history, { range }, { now: NOW, prices: { date: '', prices: {} } });
    expect(found.figures.builds.total).toBeLessThanOrEqual(history.size);
  }
});
