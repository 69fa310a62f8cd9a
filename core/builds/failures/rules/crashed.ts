import type { FailureRule } from '../rule';

const SIGNALS: Readonly<Record<number, [name: string, what: string]>> = {
  132: ['SIGILL', 'met an instruction that this processor does not know'],
  134: ['SIGABRT', 'gave itself up'],
  135: ['SIGBUS', 'read memory that is not there'],
  136: ['SIGFPE', 'calculated what cannot be'],
  139: ['SIGSEGV', 'read or wrote memory that is not its own'],
};

/** A program ended by its own fault: 128 and the number of the signal. */
export const crashed: FailureRule = {
  code: 'crashed',
  explain({ command }) {
    const [name, what] = SIGNALS[command?.exitCode ?? 0] ?? [];
    if (name === undefined) return undefined;
    return {
      message: `A program of the command crashed: it ${what} (exit status ${command?.exitCode}, ${name}).`,
      advice:
        'The error lies in the program or in a library made for another system. Try its newest version, and compare image and processor with where it works.',
    };
  },
};
