import type { FailureRule } from '../rule';

/** A step of a Dockerfile, by BuildKit or by the builder before it. */
export const dockerfileStep: FailureRule = {
  code: 'dockerfile-step',
  lines: {
    words: ['did not complete successfully', 'returned a non-zero code'],
    pattern:
      /process "(?<buildkit>.+)" did not complete successfully: exit code: (?<code>\d+)|The command '(?<classic>.+)' returned a non-zero code: (?<status>\d+)/,
  },
  explain(_failure, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const step = (groups.buildkit ?? groups.classic ?? '').replace(/^\/bin\/(?:ba)?sh -c /, '');
    const status = groups.code ?? groups.status;
    return {
      message: `A step of the Dockerfile failed with exit status ${status}: \`${step}\`.`,
      advice:
        'The reason stands above, in the output of that step; `docker build --progress=plain` prints it whole.',
      docs: 'https://docs.docker.com/reference/cli/docker/buildx/build/#progress',
    };
  },
};
