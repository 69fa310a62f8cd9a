import { describe, expect, it } from 'vitest';
import type { LogView } from '../../../client/log/log-view';
import { type BuildOutline, foldsOf, type OutlineNode, outlineOf } from '../../../client/log/outline';
import { sectionNote } from '../../../client/log/section-note';
import { stampLength } from '../../../client/log/stamp';
import { SectionReader } from '../../../core/builds/log/section-reader';
import type { LogSection } from '../../../core/builds/log/sections';

const at = (time: string) => `[Container] 2026/01/28 ${time}`;
const LOG = [
  `${at('20:46:00')} Entering phase INSTALL`,
  `${at('20:46:00')} Phase complete: INSTALL State: SUCCEEDED`,
  `${at('20:46:00')} Entering phase BUILD`,
  `${at('20:46:00')} Running command one`,
  'first',
  '',
  `${at('20:46:10')} Running command two`,
  'second',
  'third',
];

function viewOf(lines: string[], firstLine = 0): LogView {
  const reader = new SectionReader();
  for (const line of lines) reader.read(line);
  const { sections, stretches, sources, errorLines, prefixKind } = reader;
  const found = { sections, stretches, sources, errorLines, prefixKind };
  return { ...found, firstLine, isLive: false, spansOf: () => [] };
}

const names = (nodes: (OutlineNode | BuildOutline)[]): unknown[] =>
  nodes.map((node) => [
    'build' in node ? `build ${node.build}` : node.section.name,
    node.lines.first,
    node.lines.last,
    ...names(node.children),
  ]);

describe('the outline of a log', () => {
  it('has the phases with their commands', () => {
    expect(names(outlineOf(viewOf(LOG), LOG.length))).toEqual([
      ['INSTALL', 0, 1],
      ['BUILD', 2, 8, ['one', 3, 4], ['two', 6, 8]],
    ]);
  });

  it('has those of a window that shows a part of it, as far as it shows them', () => {
    // lines 4 to 6 of the log
    expect(names(outlineOf(viewOf(LOG, 4), 3))).toEqual([['BUILD', 0, 2, ['one', 0, 0], ['two', 2, 2]]]);
  });

  it('has commands without a phase where the log begins in the middle of one', () => {
    expect(names(outlineOf(viewOf(LOG.slice(3)), 6))).toEqual([
      ['one', 0, 1],
      ['two', 3, 5],
    ]);
  });
});

it('folds whatever has more than one line', () => {
  expect(foldsOf(viewOf(LOG), LOG.length)).toEqual([
    { first: 0, last: 1 },
    { first: 2, last: 8 },
    { first: 3, last: 4 },
    { first: 6, last: 8 },
  ]);
});

describe('the log of a batch', () => {
  const BATCH = [
    `lint | ${at('20:46:00')} Entering phase BUILD`,
    `lint | ${at('20:46:00')} Running command one`,
    'lint | first',
    `unit | ${at('20:46:00')} Entering phase BUILD`,
    `unit | ${at('20:46:00')} Running command two`,
    'lint | second',
    'lint | third',
    'lint | fourth',
    'unit | fifth',
    'Batch SUCCEEDED',
  ];

  it('has the outline of each of its builds', () => {
    expect(names(outlineOf(viewOf(BATCH), BATCH.length))).toEqual([
      ['build lint', 0, 2, ['BUILD', 0, 2, ['one', 1, 2]]],
      ['build unit', 3, 4, ['BUILD', 3, 4, ['two', 4, 4]]],
    ]);
  });

  it('folds phases and commands up to the lines of another build, and what goes on behind these', () => {
    expect(foldsOf(viewOf(BATCH), BATCH.length)).toEqual([
      { first: 0, last: 2 },
      { first: 1, last: 2 },
      { first: 3, last: 4 },
      { first: 5, last: 7 },
    ]);
  });
});

describe('the note of a section', () => {
  const section: LogSection = {
    kind: 'command',
    name: 'make',
    line: 0,
    endLine: 1,
    status: 'SUCCEEDED',
    startTime: 0,
  };

  it.each<[string, Partial<LogSection>, string]>([
    ['its duration', { endTime: 42_000 }, '✓ 42s'],
    ['its exit status', { status: 'FAILED', exitCode: 127, endTime: 187_000 }, '✗ exit status 127, 3m 07s'],
    ['how a phase ended', { kind: 'phase', status: 'FAILED', endTime: 1_000 }, '✗ failed, 1s'],
    ['that it took too long', { status: 'TIMED_OUT', endTime: 3_600_000 }, '✗ timed out, 1h 00m'],
    ['that it was stopped', { status: 'STOPPED', endTime: 1_000 }, '✗ stopped, 1s'],
  ])('tells %s', (_what, given, text) => {
    expect(sectionNote({ ...section, ...given }, false)?.text).toBe(text);
  });

  it('tells that it runs while more may come, and nothing where its end is not in the log', () => {
    const open: LogSection = { ...section, status: 'IN_PROGRESS' };
    expect(sectionNote(open, true)).toEqual({ text: '… running', outcome: 'open' });
    expect(sectionNote(open, false)).toBeUndefined();
  });
});

describe('the stamp of a line', () => {
  it.each([
    ['[Container] 2026/01/28 20:46:51.456792 Running command ls', undefined, 39],
    ['[Container] 2018/10/04 03:00:19  BUILD: 1 commands', undefined, 32],
    ['agent_1  | [Container] 2018/10/04 03:00:19 Entering phase BUILD', 0, 43],
    ['agent_1  | output', 0, 11],
    ['output', undefined, 0],
    ['output without a prefix', 0, 0],
  ])('of "%s" is what stands before its text', (line, prefixKind, length) => {
    expect(stampLength(line, prefixKind)).toBe(length);
  });
});
