import type { FailureRule } from '../rule';

/** Builds have no terminal: aws-codebuild-docker-images#319. */
export const noTerminal: FailureRule = {
  code: 'no-terminal',
  lines: {
    words: ['is not a tty', 'non tty device', 'not a terminal', 'inappropriate ioctl', 'no tty present'],
    pattern:
      /the input device is not a TTY|Cannot perform an interactive login from a non TTY device|input device is not a terminal|no tty present and no askpass|Prompts can not be meaningfully rendered in non-TTY/,
  },
  explain(_failure, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const isLogin = line.match[0].includes('login');
    return {
      message: isLogin
        ? '`docker login` got no password: the command before the pipe printed none, so it asked for one, and a build has no terminal.'
        : 'The command wants a terminal, which a build does not have.',
      advice: isLogin
        ? 'See why the command before the pipe failed; its message stands above.'
        : 'Leave `-t` and `-it` out of `docker run`, and let tools ask nothing.',
    };
  },
};
