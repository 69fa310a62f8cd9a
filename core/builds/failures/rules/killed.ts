import { COMPUTE_DOCS } from '../docs';
import { moreMemory } from '../more-memory';
import type { FailureRule } from '../rule';

/** Exit status 137: signal 9, which nobody but the kernel or a user sends. */
export const killed: FailureRule = {
  code: 'killed',
  explain({ command, known }) {
    if (command?.exitCode !== 137) return undefined;
    return {
      message:
        'The command was killed from outside (exit status 137, SIGKILL). Most often the kernel does it because memory runs out; the log does not say.',
      advice: `Use less memory (fewer workers at once, smaller heaps), or ${moreMemory(known)}.`,
      docs: COMPUTE_DOCS,
    };
  },
};
