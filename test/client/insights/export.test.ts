import { describe, expect, it } from 'vitest';
import { csv } from '../../../client/insights/export/csv';
import { type ExportParts, exportedFile } from '../../../client/insights/export/exported-file';
import { markdown } from '../../../client/insights/export/markdown';
import type { ExportMessage } from '../../../client/insights/messages';
import { pageContent } from '../../../client/insights/page';
import { FIRST_STATE, filterOf } from '../../../client/insights/page-state';
import { select } from '../../../core/insights/filter';
import { aHistory, HOUR, MINUTE, NOW, OPTIONS } from './some-builds';

const history = aHistory(
  {},
  { ago: 2 * HOUR, status: 'FAILED', takes: 3 * MINUTE, branch: '=cmd|"/c calc"!A1' },
);
const parts: ExportParts = {
  content: pageContent(history, FIRST_STATE, OPTIONS),
  state: { ...FIRST_STATE, project: 'web' },
  now: NOW,
  prices: OPTIONS.prices,
  builds: () => select(history, filterOf(FIRST_STATE, NOW)),
};

function fileOf(message: ExportMessage) {
  const file = exportedFile(message, parts);
  return file && { name: file.name, text: new TextDecoder().decode(file.content) };
}

describe('CSV', () => {
  const one = (text: string, value?: number) =>
    csv({ columns: [{ title: 'x' }], rows: [[{ text, ...(value !== undefined && { value }) }]] });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 123', "'+49 123"],
    ['-rm', "'-rm"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['|calc', "'|calc"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['=a,b', '"\'=a,b"'],
  ])('never lets a name become a formula: %j', (text, field) => {
    expect(one(text)).toBe(`x\r\n${field}\r\n`);
  });

  it.each([
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ['a\nb', '"a\nb"'],
    ['-12.5', '-12.5'],
    ['main', 'main'],
  ])('writes %j as RFC 4180 has it', (text, field) => {
    expect(one(text)).toBe(`x\r\n${field}\r\n`);
  });

  it('has numbers for those that people read as texts', () => {
    expect(one('2m 00s', 120)).toBe('x\r\n120\r\n');
  });
});

describe('Markdown', () => {
  it('keeps names text', () => {
    const text = markdown('Page', {
      notices: [],
      blocks: [
        {
          kind: 'table',
          id: 'x',
          title: 'Table',
          columns: [{ title: 'Project' }, { title: 'Failed', isNumeric: true }],
          rows: [[{ text: '[a](https://evil) | <b> `c` @all' }, { text: '3' }]],
          empty: '',
        },
      ],
    });
    expect(text).toContain('| Project | Failed |\n| --- | ---: |\n');
    expect(text).toContain('| \\[a\\](https:\u200b//evil) \\| \\<b\\> \\`c\\` @\u200ball | 3 |');
  });

  it('says what an empty table says', () => {
    const block = {
      kind: 'table',
      id: 'x',
      title: 'Table',
      columns: [],
      rows: [],
      empty: 'Nothing.',
    } as const;
    expect(markdown('Page', { notices: ['Careful.'], blocks: [{ ...block, columns: [], rows: [] }] })).toBe(
      '# Page\n\n> Careful.\n\n## Table\n\nNothing.\n',
    );
  });
});

describe('a file to save', () => {
  it('has a page with its filters', () => {
    const file = fileOf({ type: 'export', format: 'markdown' });
    expect(file?.name).toBe('codebuild-overview.md');
    expect(file?.text).toMatch(
      /^# CodeBuild Insights: Overview\n\n> From 2026-10-28 00:00 to 2026-11-26 12:00 UTC; only web\n/,
    );
    expect(file?.text).toContain('| Success rate | 50% |');
  });

  it('has all builds', () => {
    const file = fileOf({ type: 'export', format: 'builds' });
    const [, failed, succeeded] = file?.text.split('\r\n') ?? [];
    expect(failed).toBe(
      'web:2,web,2,Failed,2026-11-26T10:00:00.000Z,180,"\'=cmd|""/c calc""!A1",,ana,user,BUILD_GENERAL1_SMALL,,0.015',
    );
    expect(succeeded).toMatch(/^web:1,web,1,Succeeded,/);
  });

  it('has the table of a chart', () => {
    const file = fileOf({ type: 'export', format: 'csv', block: 'success' });
    expect(file?.name).toBe('codebuild-success.csv');
    expect(file?.text).toMatch(/^Day \(UTC\),Success rate\r\n/);
    expect(file?.text).toContain('\r\n26 Nov,50\r\n');
  });

  it('is a picture only where it is one', () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
    const message = (data: string) => ({ type: 'export', format: 'png', block: 'cost', data }) as const;
    expect(exportedFile(message(png.toString('base64')), parts)).toEqual({
      name: 'codebuild-cost.png',
      content: png,
    });
    expect(exportedFile(message(Buffer.from('<svg>').toString('base64')), parts)).toBeUndefined();
  });

  it('is none for a block that is not on the page', () => {
    expect(fileOf({ type: 'export', format: 'csv', block: 'nowhere' })).toBeUndefined();
  });
});
