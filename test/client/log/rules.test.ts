import { describe, expect, it } from 'vitest';
import { CommandOutput } from '../../../client/log/command-output';
import { errorFrom } from '../../../client/log/errors';
import { followsAfter } from '../../../client/log/follow-rule';
import { lensesOf } from '../../../client/log/log-lenses';
import { shownStyle } from '../../../client/log/terminal-style';
import { OF_BATCH } from '../../../core/builds/log/line-prefix';

describe('errors one after the other', () => {
  it.each([
    [0, 'next', 3],
    [3, 'next', 7],
    [7, 'next', 3],
    [7, 'previous', 3],
    [3, 'previous', 7],
    [99, 'previous', 7],
  ] as const)('from line %d the %s is in line %d', (line, direction, expected) => {
    expect(errorFrom([3, 7], line, direction)).toBe(expected);
  });

  it('are none where there is none', () => {
    expect(errorFrom([], 1, 'next')).toBeUndefined();
  });
});

describe('following the end of a log', () => {
  const before = { first: 50, last: 90 };
  const rule = (isFollowing: boolean, after: { first: number; last: number }) =>
    followsAfter(isFollowing, { before, after, lastLine: 100 });

  it('ends when somebody scrolls up', () => {
    expect(rule(true, { first: 40, last: 80 })).toBe(false);
  });

  it('ends also where the last line stays on screen', () => {
    expect(followsAfter(true, { before, after: { first: 49, last: 90 }, lastLine: 90 })).toBe(false);
  });

  it('begins when somebody comes to the end', () => {
    expect(rule(false, { first: 60, last: 100 })).toBe(true);
  });

  it.each([
    ['the log grows', before],
    ['the editor gets smaller', { first: 50, last: 70 }],
    ['somebody scrolls down', { first: 55, last: 95 }],
  ])('stays as it is when %s', (_what, after) => {
    expect([rule(true, after), rule(false, after)]).toEqual([true, false]);
  });
});

it('following the end goes on where an earlier scroll is told after somebody asked to follow', () => {
  const told = { before: { first: 50, last: 90 }, after: { first: 40, last: 80 }, lastLine: 110 };
  expect(followsAfter(true, { ...told, goingTo: 100 })).toBe(true);
  expect(followsAfter(true, { ...told, goingTo: 80 })).toBe(false);
});

describe('the output of a command', () => {
  const collect = (lines: string[], prefixKind?: number) => {
    const output = new CommandOutput(prefixKind);
    for (const line of lines) if (!output.add(line)) break;
    return output.text;
  };

  it('is what comes before the agent’s next line, plain and without the empty line behind it', () => {
    const lines = [
      '\x1b[31mone\x1b[0m',
      '',
      'two\r',
      '',
      '[Container] 2026/01/28 20:46:51 Running command next',
      'three',
    ];
    expect(collect(lines)).toBe('one\n\ntwo\n');
  });

  it('is without what a tool put before the lines', () => {
    expect(collect(['agent_1  | one', 'agent_1  | '], 0)).toBe('one\n');
  });

  it('is in the log of a batch what its build printed', () => {
    const output = new CommandOutput(OF_BATCH, 'lint');
    const next = (build: string) => `${build} | [Container] 2026/01/28 20:46:51 Running command next`;
    for (const line of [
      'lint | one',
      next('unit'),
      'unit | two',
      'lint | three',
      next('lint'),
      'lint | four',
    ])
      if (!output.add(line)) break;
    expect(output.text).toBe('one\nthree\n');
  });
});

describe('the lenses of a log', () => {
  const window = { number: 1, line: 200_000, endLine: 400_000, byte: 1, endByte: 2 };
  const titles = (given: Partial<Parameters<typeof lensesOf>[0]> = {}) =>
    lensesOf({
      window,
      windowCount: 3,
      lineCount: 450_000,
      isReading: false,
      cutLines: [],
      lastLine: 200_000,
      ...given,
    }).map(({ line, command }) => `${line}: ${command.title}`);

  it('lead to what comes before and after the window, and through the whole log', () => {
    expect(titles()).toEqual([
      '0: $(arrow-up) Earlier: lines before 200,001',
      '0: $(search) Search Whole Log (450,000 lines)',
      '200000: $(arrow-down) Later: from line 400,001 of 450,000',
    ]);
  });

  it('say that the log is not read to its end', () => {
    expect(titles({ isReading: true }).at(-1)).toContain('of 450,000 and more');
  });

  it('are none where there is one window', () => {
    expect(titles({ window: { ...window, number: 0, line: 0 }, windowCount: 1 })).toEqual([]);
  });

  it('show the rest of long lines', () => {
    const lenses = lensesOf({
      window: { ...window, number: 0, line: 0 },
      windowCount: 1,
      lineCount: 9,
      isReading: false,
      cutLines: [{ line: 4, bytes: 1_234_567 }],
      lastLine: 9,
    });
    expect(lenses).toEqual([
      {
        line: 4,
        command: {
          title: 'Show Whole Line (1,234,567 bytes)',
          command: 'codebuild.log.showWholeLine',
          arguments: [4],
        },
      },
    ]);
  });
});

describe('the style of a terminal in an editor', () => {
  it.each([
    [{ foreground: 1 }, { color: { theme: 'terminal.ansiRed' } }],
    [{ background: 12 }, { backgroundColor: { theme: 'terminal.ansiBrightBlue' } }],
    [{ foreground: '#ff8700' }, { color: '#ff8700' }],
    [
      { isBold: true, isItalic: true, isUnderlined: true, isStruck: true, isDim: true },
      { fontWeight: 'bold', fontStyle: 'italic', textDecoration: 'underline line-through', opacity: '0.7' },
    ],
    [
      { foreground: 2, isInverse: true },
      { color: { theme: 'editor.background' }, backgroundColor: { theme: 'terminal.ansiGreen' } },
    ],
  ] as const)('is, of %o', (style, shown) => {
    expect(shownStyle(style)).toEqual(shown);
  });
});
