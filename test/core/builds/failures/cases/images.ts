import type { RuleCases } from './case';

const PULL = { phase: 'PROVISIONING', code: 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE' };
const unable = (why: string) => `Unable to pull customer's container image. ${why}`;

export const IMAGES: RuleCases[] = [
  {
    code: 'image-pull',
    wrong: [
      {
        what: 'a role that may not pull from ECR, with all that a pull wants',
        failed: {
          phase: 'PROVISIONING',
          code: 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE',
          message:
            "Unable to pull customer's container image. CannotPullContainerError: Error response from daemon: pull access denied for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::111122223333:assumed-role/web/AWSCodeBuild-1 is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/app because no identity-based policy allows the ecr:BatchGetImage action",
        },
        message: /the role `web` may not do `ecr:BatchGetImage` on `arn:aws:ecr:\S+\/app`/,
        fix: {
          role: 'web',
          statement: {
            Effect: 'Allow',
            Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
            Resource: ['arn:aws:ecr:eu-west-1:111122223333:repository/app'],
          },
        },
      },
      {
        what: 'an image for another processor, whose platform is no name of it',
        failed: {
          phase: 'PROVISIONING',
          code: 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE',
          message:
            "Unable to pull customer's container image. CannotPullContainerError: no matching manifest for linux/arm64/v8 in the manifest list entries",
        },
        message: /^The build image is not there for the processor/,
      },
      {
        what: 'an image of ECR that may not be pulled',
        failed: {
          ...PULL,
          message: unable(
            "CannotPullContainerError: Error response from daemon: pull access denied for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/ci, repository does not exist or may require 'docker login': denied: User: CodeBuild",
          ),
        },
        known: { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/ci:7' },
        message: /ci:7` may not be pulled/,
        fix: {
          kind: 'iam-statement',
          statement: {
            Effect: 'Allow',
            Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
            Resource: ['arn:aws:ecr:eu-west-1:111122223333:repository/ci'],
          },
        },
      },
      {
        what: 'an image that does not exist',
        failed: {
          ...PULL,
          message: unable(
            'CannotPullContainerError: Error response from daemon: manifest for acme/ci:9 not found',
          ),
        },
        message: /`acme\/ci:9` does not exist/,
      },
      {
        what: 'an image that is too large',
        failed: { ...PULL, message: unable('write /var/lib/docker/tmp: no space left on device') },
        message: /too large/,
      },
      {
        what: 'one for another Windows',
        failed: {
          ...PULL,
          message: unable(
            'CannotPullContainerError: a Windows version 10.0.17763-based image is incompatible with a 10.0.14393 host',
          ),
        },
        message: /version of Windows/,
      },
      {
        what: 'an image that a local build does not get',
        failed: {
          ...PULL,
          message: unable('The image acme/ci does not exist: not found. Check its name.'),
        },
        known: { runsOn: 'local', image: 'acme/ci' },
        advice: /^Check its name\.$/,
      },
      {
        what: 'no reason at all',
        failed: { ...PULL, message: "Unable to pull customer's container image." },
      },
    ],
    lookAlike: [
      {
        what: 'an image that a command wants to pull',
        failed: {
          command: 'docker pull acme/ci',
          output: ['Error response from daemon: manifest for acme/ci:latest not found'],
        },
      },
    ],
  },
  {
    code: 'registry-rate-limit',
    wrong: [
      {
        what: 'the limit of Docker Hub as BuildKit tells it',
        failed: {
          command: 'docker build .',
          output: [
            'ERROR: failed to copy: unexpected status code https://registry-1.docker.io/v2/library/node/manifests/20: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.',
          ],
        },
        message: /gives no more images/,
        advice: /log in/,
      },
      {
        what: 'the base image of a docker build',
        failed: {
          command: 'docker build -t web .',
          output: [
            'Step 1/11 : FROM node:20',
            'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
          ],
        },
        advice: /public\.ecr\.aws\/docker\/library/,
      },
      {
        what: 'the image of the build itself',
        failed: {
          ...PULL,
          message: unable(
            'CannotPullContainerError: Error response from daemon: toomanyrequests: You have reached your pull rate limit.',
          ),
        },
      },
      {
        what: 'the API of GitHub',
        failed: { output: ["Error: API rate limit exceeded for 52.1.2.3. (But here's the good news: …)"] },
        message: /GitHub/,
      },
      { what: 'a registry of packages', failed: { command: 'npm ci', output: ['npm error code E429'] } },
    ],
    lookAlike: [
      {
        what: 'a test of a rate limit',
        failed: { output: ['  ✕ answers 429 to many requests', 'Tests:       1 failed, 3 passed, 4 total'] },
      },
    ],
  },
  {
    code: 'container-dead',
    wrong: [
      {
        what: 'a container that ended first',
        failed: {
          phase: 'BUILD',
          code: 'BUILD_CONTAINER_DEAD',
          message:
            'Build container found dead before completing the build. Build container died because it was out of memory, or the Docker image is not supported. ErrorCode: 500',
        },
        advice: /larger compute type/,
      },
      {
        what: 'one of a local build, in its words',
        failed: {
          phase: 'BUILD',
          code: 'BUILD_CONTAINER_DEAD',
          message:
            'Build container found dead before completing the build. The shell that runs its commands has ended.',
        },
        known: { runsOn: 'local' },
        message: /The shell that runs its commands has ended\./,
      },
    ],
    lookAlike: [{ what: 'a container of a command', failed: { output: ['container web found dead'] } }],
  },
  {
    code: 'registry-login',
    wrong: [
      {
        what: 'a push without a login',
        failed: {
          command: 'docker push 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web',
          output: ['no basic auth credentials'],
        },
        advice: /get-login-password/,
      },
      {
        what: 'a login that has run out',
        failed: {
          command: 'docker push $REPO',
          output: ['denied: Your authorization token has expired. Reauthenticate and try again.'],
        },
        message: /expired/,
      },
      {
        what: 'a private base image',
        failed: {
          command: 'docker build .',
          output: [
            'ERROR: failed to solve: acme/base:1: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
          ],
        },
      },
    ],
    lookAlike: [
      {
        what: 'an application without a login',
        failed: { output: ['Error: authentication required for /admin'] },
      },
    ],
  },
  {
    code: 'ecr-repository-missing',
    wrong: [
      {
        what: 'a push to no repository',
        failed: {
          command: 'docker push $REPO',
          output: [
            "name unknown: The repository with name 'web' does not exist in the registry with id '111122223333'",
          ],
        },
        message: /`web` in account 111122223333/,
      },
    ],
    lookAlike: [
      {
        what: 'a repository of git',
        failed: { output: ["fatal: repository 'web' does not exist"], exit: 128 },
      },
    ],
  },
  {
    code: 'ecr-get-login',
    wrong: [
      {
        what: 'the command of version 1',
        failed: {
          command: '$(aws ecr get-login --no-include-email)',
          output: [
            'aws: error: argument operation: Invalid choice, valid choices are:',
            'get-login-password',
          ],
          exit: 252,
        },
        known: {
          buildspec: {
            text: 'version: 0.2\nphases:\n  build:\n    commands:\n      - $(aws ecr get-login --no-include-email)\n',
          },
        },
        message: /gone/,
      },
    ],
    lookAlike: [
      {
        what: 'another choice that a tool does not know',
        failed: {
          command: 'aws ecr get-login-password --foo',
          output: ["error: argument --foo: Invalid choice: 'x'"],
        },
      },
    ],
  },
  {
    code: 'docker-not-running',
    wrong: [
      {
        what: 'a daemon that may not make its network',
        failed: {
          command: 'dockerd',
          output: [
            "failed to start daemon: Error initializing network controller: iptables v1.8.7 (legacy): can't initialize iptables table `nat': Permission denied (you must be root)",
          ],
        },
        message: /^No Docker daemon answers\.$/,
        fix: { kind: 'privileged' },
      },
      {
        what: 'Docker in a project that is not privileged',
        failed: {
          command: 'docker build .',
          output: [
            'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
          ],
        },
        known: { privileged: false, runsOn: 'cloud' },
        message: /: the build is not privileged\.$/,
        advice: /privileged-mode/,
        fix: { kind: 'privileged' },
      },
      {
        what: 'a privileged build whose image starts no daemon',
        failed: {
          command: 'docker build .',
          output: [
            'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
          ],
        },
        known: { privileged: true },
        advice: /dockerd/,
      },
      {
        what: 'docker-compose of version 1',
        failed: {
          output: ["ERROR: Couldn't connect to Docker daemon at http+docker://localhost - is it running?"],
        },
      },
      {
        what: 'Lambda compute',
        failed: { output: ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'] },
        known: { computeType: 'BUILD_LAMBDA_2GB' },
        message: /Lambda/,
      },
    ],
    lookAlike: [
      {
        what: 'an image without Docker',
        failed: { command: 'docker build .', output: ['script.sh: 4: docker: not found'], exit: 127 },
      },
    ],
  },
  {
    code: 'no-terminal',
    wrong: [
      {
        what: 'a container that wants a terminal',
        failed: { command: 'docker run -it x', output: ['the input device is not a TTY'] },
      },
      {
        what: 'a login whose password did not come',
        failed: { output: ['Error: Cannot perform an interactive login from a non TTY device'] },
        advice: /before the pipe/,
      },
    ],
    lookAlike: [
      {
        what: 'a complaint that stops nothing',
        failed: { output: ['stty: standard input: Inappropriate ioctl for device', 'build failed'] },
      },
    ],
  },
  {
    code: 'dockerfile-step',
    wrong: [
      {
        what: 'a step that failed, by BuildKit',
        failed: {
          command: 'docker build .',
          output: [
            'ERROR: failed to solve: process "/bin/sh -c make all" did not complete successfully: exit code: 2',
          ],
        },
        message: /exit status 2: `make all`/,
      },
      {
        what: 'one of the older builder',
        failed: { output: ["The command '/bin/sh -c ./snyk test' returned a non-zero code: 1"] },
        message: /`\.\/snyk test`/,
      },
    ],
    lookAlike: [
      {
        what: 'a step with a reason that is known',
        failed: {
          output: [
            '#9 npm error code E404',
            'process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
          ],
        },
      },
    ],
  },
];
