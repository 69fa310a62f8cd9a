import { describe, expect, it } from 'vitest';
import { shownLine } from '../../../../core/builds/log/shown-line';

describe('a line as it is shown', () => {
  it.each([
    ['text without anything special', 'plain, tab\tand ünïcode ✓', 'plain, tab\tand ünïcode ✓'],
    ['colours', '\x1b[1;32mPASS\x1b[0m src', 'PASS src'],
    ['other sequences of a terminal', '\x1b[2K\x1b[1G\x1b(Bdone\x1b[?25h', 'done'],
    ['titles and links of a terminal', '\x1b]0;title\x07a\x1b]8;;https://e.org\x1b\\b\x1b]8;;\x1b\\', 'ab'],
    ['a sequence that has no end', 'text\x1b[38;5', 'text'],
    ['a lone escape', 'text\x1b', 'text'],
    ['a progress bar', ' 10 %\r 50 %\r100 %', '100 %'],
    ['the end of a line of Windows', 'text\r', 'text'],
    ['a spinner', 'wait -\b\\\b|\b/', 'wait /'],
    ['control characters', 'a\x00b\x07c\x9bd\u2028e', 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe'],
    ['characters that turn the direction of text', 'user\u202etxt.exe\u2066', 'user\uFFFDtxt.exe\uFFFD'],
  ])('has %s', (_what, line, text) => {
    expect(shownLine(line).text).toBe(text);
  });

  it('tells which columns look how', () => {
    const { spans } = shownLine('\x1b[31merror\x1b[0m: \x1b[1;4mfile\x1b[22m.ts\x1b[m!');
    expect(spans).toEqual([
      { start: 0, end: 5, style: { foreground: 1 } },
      { start: 7, end: 11, style: { isBold: true, isUnderlined: true } },
      { start: 11, end: 14, style: { isUnderlined: true } },
    ]);
  });

  it('goes on in the style in which the line before has ended', () => {
    const first = shownLine('\x1b[33mwarning:');
    const second = shownLine('more of it', first.style);
    const third = shownLine('and\x1b[39m no more', second.style);
    expect(second.spans).toEqual([{ start: 0, end: 10, style: { foreground: 3 } }]);
    expect(third).toMatchObject({ text: 'and no more', spans: [{ start: 0, end: 3 }], style: {} });
  });

  it('keeps the style that a progress bar has set before it went back', () => {
    expect(shownLine('\x1b[32m10\r20').spans).toEqual([{ start: 0, end: 2, style: { foreground: 2 } }]);
  });

  it.each([
    ['the bright colours', '94', { foreground: 12 }],
    ['the sixteen by index', '38;5;9', { foreground: 9 }],
    ['the cube', '48;5;208', { background: '#ff8700' }],
    ['the greys', '38;5;244', { foreground: '#808080' }],
    ['any colour', '38;2;1;2;300', { foreground: '#0102ff' }],
    ['several at once', '1;38;5;196;44', { isBold: true, foreground: '#ff0000', background: 4 }],
    ['colons between them', '38:5:12', { foreground: 12 }],
    ['what has no meaning here', '8;5;73', {}],
    ['an index that there is not', '38;5;999', {}],
  ])('knows %s', (_what, parameters, style) => {
    expect(shownLine(`\x1b[${parameters}mx`).style).toEqual(style);
  });

  it('bounds the styles of one line', () => {
    const { text, spans } = shownLine('\x1b[31mx\x1b[32my'.repeat(10_000));
    expect(text).toHaveLength(20_000);
    expect(spans).toHaveLength(500);
  });
});
