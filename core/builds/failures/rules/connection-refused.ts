import type { FailureRule } from '../rule';

/** Nothing listens on a port of the build itself: a database or server that a test wants. */
export const connectionRefused: FailureRule = {
  code: 'connection-refused',
  lines: {
    words: [
      'econnrefused',
      'connection refused',
      'failed to connect to localhost',
      'could not connect to server',
      "couldn't connect to server",
      "can't connect to local mysql",
    ],
    pattern:
      /ECONNREFUSED (?<node>(?:127\.0\.0\.1|::1|localhost):?\d*)|(?:to |at |dial tcp |host[ =(']+)"?(?<host>127\.0\.0\.1|\[::1\]|localhost)"?.*(?:[Cc]onnection refused|[Cc]ould(?:n't| not) connect)|Can't connect to local MySQL/,
  },
  explain(_failure, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const place = groups.node ?? groups.host;
    return {
      message: `Nothing answers on ${place === undefined ? 'a port' : `\`${place}\``} in the build.`,
      advice:
        'Start the server that the command wants before it, in the background (`nohup … &` or `docker run -d`), and wait until it answers. A container of its own has another address than `localhost`.',
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-background-tasks.html',
    };
  },
};
