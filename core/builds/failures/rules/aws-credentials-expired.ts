import type { FailureRule } from '../rule';

/** Credentials that were good: of an assumed role, or of a profile. */
export const awsCredentialsExpired: FailureRule = {
  code: 'aws-credentials-expired',
  lines: {
    words: [
      'expiredtoken',
      'token has expired',
      'token included in the request is expired',
      'invalidclienttokenid',
      'unrecognizedclientexception',
      'security token included in the request is invalid',
      'sso session',
    ],
    pattern:
      /ExpiredToken(?:Exception)?|security token included in the request is (?:expired|invalid)|InvalidClientTokenId|UnrecognizedClientException|SSO session (?:associated with this profile )?has expired/,
  },
  explain({ known }, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const isExpired = /[Ee]xpired/.test(line.match[0]);
    return {
      message: isExpired
        ? 'The AWS credentials of the command have expired.'
        : 'AWS does not know the credentials of the command.',
      advice:
        known.runsOn === 'local'
          ? 'Log in again (`aws sso login --profile NAME`), and run the build with that profile.'
          : 'Assume the role anew shortly before it is needed, and see that no variable (`AWS_ACCESS_KEY_ID`, `AWS_SESSION_TOKEN`) holds old values: they win over the role of the project.',
      docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html',
    };
  },
};
