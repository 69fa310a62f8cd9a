import { MarkedOutput } from './marked-output';

export interface Answer {
  /** The action's exit status; undefined where the driver could not write the script. */
  status?: number;
  /** The last line that a command saved with its state. */
  saved: string;
}

export interface AnswerListener {
  output(bytes: Uint8Array): void;
  answer(answer: Answer): void;
}

/** Takes the driver's output apart: what commands printed, and the driver's answers. */
export function answerReader(nonce: string, { output, answer }: AnswerListener): MarkedOutput {
  return new MarkedOutput(nonce, {
    output,
    message(text) {
      const space = text.indexOf(' ');
      const status = text.slice(0, space);
      answer({
        status: /^\d+$/.test(status) ? Number(status) : undefined,
        saved: text.slice(space + 1),
      });
    },
  });
}
