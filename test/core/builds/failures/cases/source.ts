import type { RuleCases } from './case';

const CLIENT = 'CLIENT_ERROR';

export const SOURCE: RuleCases[] = [
  {
    code: 'source-missing',
    wrong: [
      {
        what: 'a branch that is not there, by its name',
        failed: {
          code: 'CLIENT_ERROR',
          message: 'reference not found for primary source and source version refs/heads/nope',
        },
        message: /^The source \(primary\) has no such branch, tag or commit: `refs\/heads\/nope`\.$/,
      },
      {
        what: 'a branch that is not there',
        failed: { code: CLIENT, message: 'reference not found for primary source' },
        message: /source \(primary\) has no such branch/,
      },
      {
        what: 'an object that is not in S3',
        failed: {
          code: CLIENT,
          message: 'NoSuchKey: The specified key does not exist.\nstatus code: 404, request id: 1',
        },
        message: /not in S3/,
      },
    ],
    lookAlike: [
      {
        what: 'a command that fetches',
        failed: { command: 'git fetch origin x', output: ["fatal: couldn't find remote ref x"], exit: 128 },
      },
    ],
  },
  {
    code: 'runner-token',
    wrong: [
      {
        what: 'a runner of GitHub without a token',
        failed: {
          code: 'CLIENT_ERROR',
          message:
            'Error while fetching runner token: error code 400: GitHub runner JIT configuration unavailable: already exists',
        },
        message: /: GitHub runner JIT configuration unavailable: already exists\.$/,
      },
    ],
    lookAlike: [
      {
        what: 'a command that wants a token',
        failed: { output: ['Error while fetching runner token: no'] },
      },
    ],
  },
  {
    code: 'source-access',
    wrong: [
      {
        what: 'a repository that CodeBuild may not read',
        failed: { code: CLIENT, message: 'authentication required for primary source' },
      },
      {
        what: 'a connection without a token',
        failed: {
          code: CLIENT,
          message:
            'Failed to get access token from arn:aws:codeconnections:eu-west-1:111122223333:connection/1 for primary source',
        },
        message: /connection\/1`/,
      },
    ],
    lookAlike: [
      {
        what: 'a server with a certificate of its own',
        failed: {
          code: CLIENT,
          message:
            "Git Clone Failed: unable to access 'https://git.acme/': SSL certificate problem: self signed certificate",
        },
      },
    ],
  },
  {
    code: 'wrong-region',
    wrong: [
      {
        what: 'a source in another region',
        failed: {
          code: CLIENT,
          message:
            'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
        },
      },
      {
        what: 'artifacts in another region',
        failed: {
          phase: 'UPLOAD_ARTIFACTS',
          code: CLIENT,
          message: 'Failed to upload artifacts: Invalid arn',
        },
      },
      {
        what: 'a command that asks in the wrong one',
        failed: {
          output: [
            "An error occurred (AuthorizationHeaderMalformed) when calling the PutObject operation: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
          ],
        },
        advice: /--region eu-west-1/,
      },
    ],
    lookAlike: [{ what: 'an ARN that a command has wrong', failed: { output: ['Invalid arn: foo'] } }],
  },
  {
    code: 'service-fault',
    wrong: [
      {
        what: 'a fault of the service',
        failed: { phase: 'PROVISIONING', status: 'FAULT', code: 'INTERNAL_SERVICE_ERROR' },
      },
      {
        what: 'its words',
        failed: { phase: 'PROVISIONING', code: CLIENT, message: 'CodeBuild is experiencing an issue.' },
      },
    ],
    lookAlike: [
      { what: 'a command that prints them', failed: { output: ['CodeBuild is experiencing an issue.'] } },
    ],
  },
];
