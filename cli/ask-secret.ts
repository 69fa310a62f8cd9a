import type { ReadStream } from 'node:tty';

interface Terminal {
  input: Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>;
  output: { write(text: string): unknown };
  /** Ctrl-C, which a terminal in raw mode passes on as a character. */
  onInterrupt: () => void;
}

const ENTER = /[\r\n]/;
const CTRL_C = '\x03';
const CTRL_D = '\x04';
const BACKSPACES = new Set(['\b', '\x7f']);

/** Asks in a terminal, and shows nothing of what is typed. Undefined at Ctrl-C, and at Ctrl-D before anything was typed. */
export function askSecretIn({ input, output, onInterrupt }: Terminal) {
  return (question: string): Promise<string | undefined> =>
    new Promise((resolve) => {
      let typed = '';
      const decoder = new TextDecoder();
      const end = (value: string | undefined) => {
        input.off('data', read);
        input.setRawMode(false);
        input.pause();
        output.write('\n');
        resolve(value);
      };
      const read = (chunk: Buffer) => {
        for (const character of decoder.decode(chunk, { stream: true })) {
          if (ENTER.test(character)) return end(typed);
          if (character === CTRL_C) {
            onInterrupt();
            return end(undefined);
          }
          if (character === CTRL_D && typed === '') return end(undefined);
          if (BACKSPACES.has(character)) typed = [...typed].slice(0, -1).join('');
          else if (character >= ' ') typed += character;
        }
      };
      output.write(question);
      input.setRawMode(true);
      input.on('data', read);
      input.resume();
    });
}
