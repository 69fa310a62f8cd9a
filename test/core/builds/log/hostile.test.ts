import { describe, expect, it } from 'vitest';
import { ChannelText } from '../../../../core/builds/log/channel-text';
import { looksLikeError } from '../../../../core/builds/log/error-lines';
import { formatEvent } from '../../../../core/builds/log/format';
import { createLogReader } from '../../../../core/builds/log/grammar';
import { LineReader } from '../../../../core/builds/log/line-reader';
import { LogIndex } from '../../../../core/builds/log/log-index';
import { shownLine } from '../../../../core/builds/log/shown-line';
import { ShownText } from '../../../../core/builds/log/shown-text';

const PIECE = 64 * 1024;
const agent = (text: string) => `[Container] 2026/01/28 20:46:51 ${text}`;

function* piecesOf<T extends { slice(from: number, to: number): T; length: number }>(whole: T): Generator<T> {
  for (let at = 0; at < whole.length; at += PIECE) yield whole.slice(at, at + PIECE);
}

function indexOf(log: string): LogIndex {
  const index = new LogIndex();
  for (const piece of piecesOf(Buffer.from(log))) index.read(piece);
  index.finish();
  return index;
}

function shownText(log: string): string {
  const text = new ShownText({ hidesStamps: true });
  const lines = new LineReader((line) => text.add(line));
  for (const piece of piecesOf(Buffer.from(log))) lines.read(piece);
  lines.end();
  return Buffer.from(text.bytes()).toString();
}

function eventsOf(log: string) {
  const reader = createLogReader('web:1');
  return [...[...piecesOf(log)].flatMap((piece) => reader.read(piece)), ...reader.end()];
}

/** All that reads a log reads it. */
function readAll(log: string): void {
  indexOf(log);
  shownText(log);
  const channel = new ChannelText();
  for (const piece of piecesOf(log)) channel.push(piece);
  channel.rest();
  expect(eventsOf(log).map(formatEvent).join('') === log).toBe(true);
}

// what takes a time beyond all bounds never comes to its end here
describe('a hostile log', () => {
  const blanks = ' '.repeat(100_000);

  it.each([
    [
      'a phase’s reason without its message',
      `${agent('Phase complete: BUILD State: FAILED')}\n${agent(`Phase context status code:${blanks}x`)}\n`,
    ],
    [
      'a failed command that is all blanks',
      `${agent('Running command x')}\n${agent(`Command did not exit successfully ${blanks}x`)}\n`,
    ],
    [
      'exit statuses without end',
      `${agent('Running command x')}\n${agent('Command did not exit successfully x')}\n${'exit status 1 '.repeat(10_000)}x\n`,
    ],
    ['returns to the line’s start', `${`${'\r'.repeat(7_990)}x\r\n`.repeat(100)}`],
    ['backspaces', `${'aa\b'.repeat(100_000)}\n`],
    ['a line of ten megabytes', `a\n${'x'.repeat(10_000_000)}\nb\n`],
    ['a line of ten megabytes that does not end', `${agent('Running command x')}\n${'x'.repeat(10_000_000)}`],
    [
      'links and titles of a terminal that do not end',
      `${`${'\x1b]8;;http://a'.repeat(600)}\n`.repeat(100)}`,
    ],
    ['sequences that do not end', `${`${'\x1b['.repeat(4_000)}\n`.repeat(100)}`],
    ['a sequence of very many colours', `\x1b[${'1;38;2;1;2;3;'.repeat(600)}m\n`.repeat(100)],
    [
      'very many colours',
      `${Array.from({ length: 20_000 }, (_, n) => `\x1b[38;2;${n >> 8};${n & 255};0mx`).join('')}\n`,
    ],
    ['phases without end', `${agent('Entering phase BUILD')}\n`.repeat(50_000)],
    [
      'builds of a batch without end',
      Array.from({ length: 20_000 }, (_, n) => `b${n} | ${agent('Running command x')}\n`).join(''),
    ],
    ['nothing but newlines', '\n'.repeat(500_000)],
  ])('of %s is read in time, and unchanged', (_what, log) => {
    readAll(log);
  });

  it('of text for a failed command or a reason without end is output in the end', () => {
    for (const head of ['Command did not exit successfully x', 'Phase context status code: X Message: y']) {
      const before = `${agent('Running command x')}\n${agent('Phase complete: BUILD State: FAILED')}\n`;
      const log = `${before}${agent('Entering phase BUILD')}\n${agent('Running command x')}\n${head.startsWith('Phase') ? `${agent('Phase complete: BUILD State: FAILED')}\n` : ''}${agent(head)}\n${'more\n'.repeat(100_000)}`;
      const events = eventsOf(log);
      const kept = Math.max(
        ...events.map((event) =>
          event.event === 'phase'
            ? (event.contexts.at(-1)?.message.length ?? 0)
            : event.event === 'command'
              ? event.text.length
              : 0,
        ),
      );
      expect(kept).toBeLessThan(110_000);
      expect(events.map(formatEvent).join('')).toBe(log);
    }
  });

  it('with lines of a failure in any length is told apart in time', () => {
    for (const part of ['a.', 'error ', ' error[a', 'Error', '[ERROR', ': ', '> ', 'err\x1b[1m'])
      looksLikeError(`err ${part.repeat(300)}`);
  });

  it('shows nothing that a terminal would obey', () => {
    const log = [
      '\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\ \x1b]0;title\x07end',
      'nul \0 bell \x07 c1 \x9b31m',
      'right \u202eto\u202c left \u2066x\u2069',
      '10 %\r\x1b[2K20 %\rdone',
      '\x1b[8mhidden\x1b[0m \x1b[5mblink\x1b[0m \x1b[?1049h\x1b[2J\x1b[H',
      '',
    ].join('\n');
    expect(shownText(log).split('\n')).toEqual([
      'link end',
      'nul \uFFFD bell \uFFFD c1 \uFFFD31m',
      'right \uFFFDto\uFFFD left \uFFFDx\uFFFD',
      'done',
      'hidden blink ',
      '',
    ]);
  });

  it('has no half characters where lines are cut or bytes are wrong', () => {
    expect(shownText(`${'😀'.repeat(5_000)}\n`)).not.toMatch(/\p{Surrogate}/u);
    expect(shownText(`${'x'.repeat(7_999)}😀😀\n`)).not.toMatch(/\p{Surrogate}/u);
    expect(
      Buffer.from(new ChannelText().push(`a\ud800b\n${'x'.repeat(7_999)}😀😀\n`)).toString(),
    ).not.toMatch(/\p{Surrogate}/u);
    expect(shownLine('a😀\b\bb').text).toBe('b');
  });

  it('names its commands in plain text', () => {
    const { sections } = indexOf(`${agent('Running command \x1b[31mrm\x1b[0m \u202ex\0')}\n`);
    expect(sections.map(({ name }) => name)).toEqual(['rm \uFFFDx\uFFFD']);
  });

  it('has no times that are none', () => {
    const line = '[Container] 2026/13/45 99:99:99 Entering phase BUILD\n';
    expect(indexOf(line).sections).toEqual([]);
    expect(eventsOf(line)).toMatchObject([{ event: 'output', text: line }]);
  });
});
