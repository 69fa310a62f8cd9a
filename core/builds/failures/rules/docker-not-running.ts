import { guide, troubleshooting } from '../docs';
import type { FailureRule } from '../rule';

/** Of the socket; a daemon without privileges is forbidden other things. */
const FORBIDDEN = /permission denied while trying to connect|docker\.sock: connect: permission denied/i;

/** AWS docs troubleshooting; aws-codebuild-docker-images#164 and #214. */
export const dockerNotRunning: FailureRule = {
  code: 'docker-not-running',
  lines: {
    words: [
      'docker daemon',
      'docker.sock',
      'http+docker://',
      'cannot connect to the docker',
      'failed to start daemon',
    ],
    pattern:
      /[Cc]annot connect to the Docker daemon|[Cc]ouldn't connect to Docker daemon|failed to connect to the docker API|docker\.sock: connect: (?<why>no such file or directory|permission denied|connection refused)|permission denied while trying to connect to the [Dd]ocker|failed to start daemon/,
  },
  explain({ known, buildspec }, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    if (known.computeType?.startsWith('BUILD_LAMBDA'))
      return {
        message: 'The commands want Docker, which Lambda compute does not have.',
        advice: 'Choose an EC2 compute type with privileged mode.',
        docs: guide('lambda'),
      };
    if (FORBIDDEN.test(line.text) && known.privileged !== false)
      return {
        message: 'The user that runs the command may not talk to the Docker daemon.',
        advice: 'Run Docker as root: take `run-as` from the phase.',
        docs: troubleshooting('cannot-connect-to-docker-daemon'),
        range: buildspec?.scalarAt('run-as')?.range,
      };
    if (known.privileged)
      return {
        message: 'No Docker daemon answers, though the build is privileged.',
        advice:
          "AWS's images start one by themselves. With your own image start `dockerd` in the install phase and wait for it, or take `dockerd-entrypoint.sh` of AWS's images.",
        docs: guide('sample-docker-custom-image'),
      };
    return {
      message: `No Docker daemon answers${known.privileged === false ? ': the build is not privileged' : ''}.`,
      advice:
        known.runsOn === 'local'
          ? 'Run the build privileged, with an image that starts Docker. A privileged container can do what root of this computer can.'
          : 'Switch privileged mode on in the environment of the project, or in `batch.….env.privileged-mode` for a batch.',
      docs: troubleshooting('cannot-connect-to-docker-daemon'),
      fix: { kind: 'privileged', title: 'Run in Privileged Mode' },
    };
  },
};
