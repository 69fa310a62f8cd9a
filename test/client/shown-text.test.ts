import { expect, it } from 'vitest';
import { shownText } from '../../client/shown-text';

it('shows text as it is, in lines', () => {
  expect(shownText('main · 東京 · שלום\nsecond line')).toBe('main · 東京 · שלום\nsecond line');
});

it('shows no characters that turn text around or control a terminal', () => {
  expect(shownText('\u202edeliaF\u202c \u0007\u001b[31mred\r\n\u2067x')).toBe('deliaF [31mred\nx');
  expect(shownText('a\tb')).toBe('a b');
});

it('cuts off what nobody reads', () => {
  expect(shownText('x'.repeat(100_000))).toHaveLength(10_001);
});
