/** What a command of the terminal needs of its process; tests give their own. */
export interface CliIo {
  stdout: {
    write(text: string): unknown;
    /** True for a terminal, which shows colours. */
    isTTY?: boolean;
    /** When more can be written, where what was written waits for its reader; else undefined. */
    room?(): Promise<void> | undefined;
  };
  stderr: { write(text: string): unknown };
  env: Record<string, string | undefined>;
  cwd: string;
  /** Aborts at SIGINT and SIGTERM. */
  signal: AbortSignal;
  /** Asks for a value that nobody sees being typed; undefined where the user gives up. Absent where nobody is there to ask. */
  askSecret?: (question: string) => Promise<string | undefined>;
}

/** The contract's exit codes: `lint` uses the first three, `run` all. */
export const EXIT = { ok: 0, failed: 1, couldNotStart: 2, cancelled: 130 } as const;

/** Arguments that the contract does not know, or that miss their value; `message` names the argument. */
export class UsageError extends Error {
  override name = 'UsageError';
}
