import type { FailureRule } from '../rule';

/** Exit status 143: signal 15, which asks a program to end; 130 is that of Ctrl+C. */
export const terminated: FailureRule = {
  code: 'terminated',
  explain({ command }) {
    const { exitCode } = command ?? {};
    if (exitCode !== 143 && exitCode !== 130) return undefined;
    return {
      message: `The command was asked to end (exit status ${exitCode}, ${exitCode === 143 ? 'SIGTERM' : 'SIGINT'}).`,
      advice:
        'Look for who asked: a stopped build or container, a `timeout` or `kill` in a command, or a test runner that ends its servers.',
    };
  },
};
