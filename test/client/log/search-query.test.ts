import { beforeEach, describe, expect, it, vi } from 'vitest';
import { outcomeOf } from '../../../client/log/search-outcome';
import { askQuery, NO_SWITCHES } from '../../../client/log/search-query';

interface Button {
  tooltip: string;
}

const window = vi.hoisted(() => ({ input: undefined as unknown }));
vi.mock('vscode', () => ({
  ThemeIcon: class {},
  ThemeColor: class {},
  window: { createInputBox: () => window.input },
}));

/** An input box that a test types into. */
class Input {
  value = '';
  title = '';
  prompt = '';
  buttons: Button[] = [];
  validationMessage: string | undefined;
  isDisposed = false;
  private readonly listeners = new Map<string, (value: unknown) => void>();
  private readonly on = (name: string) => (listener: (value: unknown) => void) => {
    this.listeners.set(name, listener);
  };
  onDidChangeValue = this.on('change');
  onDidTriggerButton = this.on('button');
  onDidAccept = this.on('accept');
  onDidHide = this.on('hide');
  show() {}
  hide() {
    this.listeners.get('hide')?.(undefined);
  }
  dispose() {
    this.isDisposed = true;
  }
  type(text: string) {
    this.value = text;
    this.listeners.get('change')?.(text);
  }
  press(tooltip: string) {
    this.listeners.get('button')?.(this.buttons.find((button) => button.tooltip.startsWith(tooltip)));
  }
  accept() {
    this.listeners.get('accept')?.(undefined);
  }
}

let input: Input;
beforeEach(() => {
  input = new Input();
  window.input = input;
});

describe('the query of a search', () => {
  it('is a text in any case where nobody says otherwise', async () => {
    const query = askQuery('selected', NO_SWITCHES);
    expect(input.value).toBe('selected');
    expect(input.prompt).toBe('Text to look for in all of the log, in upper or lower case.');
    input.accept();
    expect(await query).toEqual({ text: 'selected', isCaseSensitive: false, isRegularExpression: false });
    expect(input.isDisposed).toBe(true);
  });

  it('has switches, which say how they stand', async () => {
    const query = askQuery('', NO_SWITCHES);
    input.press('Match Case: Off');
    input.press('Use Regular Expression: Off');
    expect(input.prompt).toBe('Regular expression to look for in all of the log, exactly in this case.');
    input.press('Match Case: On');
    input.type('a+');
    input.accept();
    expect(await query).toEqual({ text: 'a+', isCaseSensitive: false, isRegularExpression: true });
  });

  it('is not taken while it is no regular expression', async () => {
    const query = askQuery('(', { ...NO_SWITCHES, isRegularExpression: true });
    expect(input.validationMessage).toMatch(/^This is no regular expression/);
    input.accept();
    expect(input.isDisposed).toBe(false);
    input.press('Use Regular Expression');
    expect(input.validationMessage).toBeUndefined();
    input.accept();
    expect(await query).toMatchObject({ text: '(', isRegularExpression: false });
  });

  it('is none where its user gives up, or has typed nothing', async () => {
    const query = askQuery('', NO_SWITCHES);
    input.accept();
    input.hide();
    expect(await query).toBeUndefined();
  });
});

it.each([
  [{ hits: 0 }, 'No line has it'],
  [{ hits: 1 }, '1 line has it'],
  [{ hits: 1_000, isFull: true }, 'The first 1,000 lines with it'],
  [{ hits: 2, slowLines: 1 }, '2 lines have it; the expression takes too long for 1 line, which may have it'],
  [
    { hits: 0, slowLines: 10, isTooSlow: true },
    'No line has it; given up: the expression takes too long for 10 lines and more',
  ],
  [{ hits: 2, cutLines: 3 }, '2 lines have it; of 3 lines only the first 10,000,000 characters'],
])('a search that is over with %j says: %s', (search, said) => {
  const of = { isFull: false, isTooSlow: false, slowLines: 0, cutLines: 0, ...search };
  expect(outcomeOf({ ...of, hits: { length: search.hits } })).toBe(said);
});
