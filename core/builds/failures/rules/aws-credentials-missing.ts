import { troubleshooting } from '../docs';
import type { FailureRule } from '../rule';

/** AWS CLI and botocore; Java, Go and JavaScript; Terraform. */
const MISSING =
  /Unable to locate credentials|Unable to load (?:AWS )?credentials|Could not load credentials|NoCredentialProviders|[Nn]o valid credential sources?(?: found)?|failed to refresh cached credentials|Missing credentials in config|NoCredentialsError|failed to retrieve credentials/;

export const awsCredentialsMissing: FailureRule = {
  code: 'aws-credentials-missing',
  lines: {
    words: ['credential'],
    pattern: MISSING,
  },
  explain({ command, known }, lines) {
    if (lines.length === 0) return undefined;
    const inDocker = /\bdocker(?:-compose)? /.test(command?.text ?? '');
    const isLocal = known.runsOn === 'local';
    return {
      message: 'The command finds no AWS credentials.',
      advice: inDocker
        ? 'A container of its own gets none from the build: pass `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` and `AWS_DEFAULT_REGION` on, with `docker run -e` or as secrets of `docker build`.'
        : isLocal
          ? 'Give the build an AWS profile. On CodeBuild it would have the role of its project.'
          : 'Take a newer version of the AWS CLI or SDK. Variables such as `AWS_PROFILE`, or a user other than root, may hide the role of the project.',
      docs: troubleshooting('versions'),
    };
  },
};
