import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { askSecretIn } from '../../cli/ask-secret';

/** A terminal in which nothing is typed yet. */
function terminal() {
  const keyboard = new EventEmitter();
  const raw: boolean[] = [];
  const state = { shown: '', interrupted: false };
  const input = Object.assign(keyboard, {
    setRawMode: (on: boolean) => raw.push(on),
    resume: () => {},
    pause: () => {},
  });
  const ask = askSecretIn({
    input: input as never,
    output: { write: (text) => (state.shown += text) },
    onInterrupt: () => {
      state.interrupted = true;
    },
  });
  return { ask, raw, state, type: (text: string) => keyboard.emit('data', Buffer.from(text)) };
}

test('what is typed is the answer, and is not shown', async () => {
  const { ask, state, raw, type } = terminal();
  const answer = ask('Password: ');
  for (const keys of ['h', 'ü', 'x', '\x7f', 'nter2', '\r']) type(keys);
  expect(await answer).toBe('hünter2');
  expect(state.shown).toBe('Password: \n');
  expect(raw).toEqual([true, false]);
});

test('Ctrl-C gives up, and is passed on', async () => {
  const { ask, state, type } = terminal();
  const answer = ask('Password: ');
  type('abc\x03');
  expect(await answer).toBeUndefined();
  expect(state.interrupted).toBe(true);
});

test('Ctrl-D gives up where nothing was typed', async () => {
  const { ask, type } = terminal();
  const answer = ask('Password: ');
  type('\x04');
  expect(await answer).toBeUndefined();
});
