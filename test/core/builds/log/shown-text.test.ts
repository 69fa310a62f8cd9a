import { describe, expect, it } from 'vitest';
import { LineReader } from '../../../../core/builds/log/line-reader';
import { ShownText } from '../../../../core/builds/log/shown-text';

function shown(log: string, { hidesStamps = false } = {}): { text: ShownText; bytes: string } {
  const text = new ShownText({ hidesStamps });
  const reader = new LineReader((line) => text.add(line));
  reader.read(Buffer.from(log));
  return { text, bytes: Buffer.from(text.bytes(reader.unfinished)).toString() };
}

const AGENT = '[Container] 2026/01/28 20:46:51.456792 Running command make';

describe('the text of a log in a document', () => {
  it('is plain, line for line, and tells apart from it how it looks', () => {
    const { text, bytes } = shown('one\r\n\x1b[31mtwo\nthree\x1b[0m four\n10 %\r20 %');
    expect(bytes).toBe('one\ntwo\nthree four\n20 %');
    expect([0, 1, 2, 3].map((line) => text.spansOf(line))).toEqual([
      [],
      [{ start: 0, end: 3, style: { foreground: 1 } }],
      [{ start: 0, end: 5, style: { foreground: 1 } }],
      [],
    ]);
  });

  it('has no colour in the lines of the agent, whatever the command left switched on', () => {
    const { text } = shown(`\x1b[31mred\n${AGENT}\nplain\n`);
    expect([1, 2].map((line) => text.spansOf(line))).toEqual([[], []]);
  });

  it('is without timestamps where these are hidden', () => {
    const { bytes } = shown(`${AGENT}\noutput\n`, { hidesStamps: true });
    expect(bytes).toBe('[Container] Running command make\noutput\n');
    expect(shown(`agent_1  | ${AGENT}\n`, { hidesStamps: true }).bytes).toBe(
      '[Container] Running command make\n',
    );
    expect(shown(`lint | ${AGENT}\n`, { hidesStamps: true }).bytes).toBe(
      'lint | [Container] Running command make\n',
    );
  });

  it('has the beginning of long lines, says so, and knows them', () => {
    const { text, bytes } = shown(`a\n${'x'.repeat(9_000)}\nb\n`);
    expect(bytes).toBe(`a\n${'x'.repeat(8_000)} … [9,001 bytes in all]\nb\n`);
    expect(text.cutLines).toEqual([{ line: 1, bytes: 9_001 }]);
  });

  it('forgets its text and keeps what is beside it', () => {
    const { text } = shown('\x1b[32mok\x1b[0m\n');
    text.forgetText();
    expect(text.spansOf(0)).toHaveLength(1);
    expect(text.bytes()).toHaveLength(0);
  });

  it('keeps the spans of many lines', () => {
    const { text } = shown(
      Array.from({ length: 5_000 }, (_, line) => `\x1b[${31 + (line % 3)}m${line}\x1b[0m!`).join('\n'),
    );
    expect(text.spansOf(4_321)).toEqual([{ start: 0, end: 4, style: { foreground: 2 } }]);
  });
});
