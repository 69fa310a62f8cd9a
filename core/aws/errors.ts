import { type DeniedAction, deniedAction } from './denied-action';
import {
  isClockSkew,
  isForeignAnswer,
  isNetworkFailure,
  isServiceFailure,
  isThrottling,
  nameOf,
} from './error-names';

export type AwsErrorKind =
  | 'credentials'
  | 'expired'
  | 'denied'
  | 'throttled'
  | 'not-found'
  | 'network'
  | 'region'
  | 'quota'
  | 'emulator'
  | 'cancelled'
  | 'other';

/** What a user reads about a failed call: what happened, and what to do next. */
export interface AwsErrorDescription {
  kind: AwsErrorKind;
  message: string;
  next: string;
  /** What AWS refused. */
  denied?: DeniedAction;
}

/** A connection that cannot be used as it is configured: no region, no such profile, an emulator that has stopped. */
export class ConnectionError extends Error {
  override name = 'ConnectionError';
  constructor(
    readonly kind: AwsErrorKind,
    message: string,
    readonly next: string,
  ) {
    super(message);
  }
}

/** The user was asked for an MFA code and gave none. */
export function noMfaCode(): ConnectionError {
  return new ConnectionError('credentials', 'No MFA code was given.', 'Refresh to be asked again.');
}

const SIGN_IN =
  'Sign in again (for SSO: aws sso login, with --profile NAME for a named profile), then refresh.';

/**
 * A failed call in words. The kind follows the error's name, as messages differ between services and change over time.
 * `action` is the IAM action that was tried, such as `codebuild:ListProjects`. Never shows a stack, a key or a token.
 */
export function describeAwsError(error: unknown, { action }: { action: string }): AwsErrorDescription {
  if (error instanceof ConnectionError) {
    return { kind: error.kind, message: error.message, next: error.next };
  }
  const name = nameOf(error);
  const said = firstLine(error);

  if (name === 'AbortError') {
    return {
      kind: 'cancelled',
      message: `${action} was cancelled.`,
      next: 'Start it again when you want to.',
    };
  }
  if (isThrottling(error)) {
    return {
      kind: 'throttled',
      message: `AWS limits the rate of ${action}.`,
      next: 'Wait a minute and refresh. Other tools that poll the same account count too.',
    };
  }
  if (isClockSkew(error)) {
    return {
      kind: 'credentials',
      message: "AWS refused the request's signature because of its time.",
      next: "Set this computer's clock, then refresh.",
    };
  }
  if (/^ExpiredToken|^RequestExpired$|^TokenProviderError$|^UnauthorizedSSOTokenError$/.test(name)) {
    return { kind: 'expired', message: 'The AWS credentials have expired.', next: SIGN_IN };
  }
  // an SSO session that has run out is a CredentialsProviderError too; only its text tells
  if (name === 'CredentialsProviderError' && /expired|sso login|^UnauthorizedException/i.test(said)) {
    return { kind: 'expired', message: 'The AWS sign-in session has expired.', next: SIGN_IN };
  }
  // the rest of the text is the command, which may carry a secret
  if (name === 'CredentialsProviderError' && /^Command failed/.test(said)) {
    return {
      kind: 'credentials',
      message: 'The credential_process of the profile failed.',
      next: 'Run its command in a terminal to see why, then refresh.',
    };
  }
  if (name === 'CredentialsProviderError') {
    return {
      kind: 'credentials',
      message: `No AWS credentials were found (${said}).`,
      next: 'Select a profile, run aws configure or aws sso login, or set AWS_PROFILE before starting the editor.',
    };
  }
  if (
    /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|InvalidToken)/.test(
      name,
    )
  ) {
    return {
      kind: 'credentials',
      message: `AWS does not accept these credentials (${name}).`,
      next: 'Check the access key of the profile, or select another profile.',
    };
  }
  if (/^MultiFactorAuthentication failed/.test(said)) {
    return {
      kind: 'credentials',
      message: 'AWS does not accept the code of the MFA device.',
      next: 'Refresh to enter another one: each code counts once.',
    };
  }
  if (
    /^(AccessDenied|UnauthorizedOperation|NotAuthorized|UnauthorizedException|ForbiddenException)/.test(name)
  ) {
    return describeDenied(deniedAction(textOf(error)) ?? { action, isForbidden: false });
  }
  if (name === 'AccountLimitExceededException' || name === 'LimitExceededException') {
    return {
      kind: 'quota',
      message: sentence(`An account quota of CodeBuild is used up: ${said}`),
      next: 'Wait until running builds end, or ask for a higher quota in the Service Quotas console.',
    };
  }
  if (/NotFound/.test(name) && name !== 'ENOTFOUND') {
    return {
      kind: 'not-found',
      message: sentence(`AWS did not find what ${action} asked for: ${said}`),
      next: 'It may have been deleted meanwhile. Refresh the list.',
    };
  }
  if (name === 'ENOTFOUND' && /\.amazonaws\.com/.test(said)) {
    return {
      kind: 'region',
      message: `The address of the AWS endpoint does not exist (${hostOf(said)}).`,
      next: 'Check the region name and the network connection.',
    };
  }
  if (/^Region is missing|^Region not accepted|^Invalid region/i.test(said)) {
    return { kind: 'region', message: 'No usable AWS region is configured.', next: 'Select a region.' };
  }
  if (isServiceFailure(error)) {
    return {
      kind: 'network',
      message: `The service failed at ${action} (${name || said}).`,
      next: 'Try it again in a while: this is not for you to mend.',
    };
  }
  if (isNetworkFailure(error)) {
    return {
      kind: 'network',
      message: `The AWS endpoint could not be reached (${name || said}).`,
      next: 'Check the network connection, proxy and endpoint, then refresh.',
    };
  }
  if (isForeignAnswer(error)) {
    return {
      kind: 'network',
      message: `What answered ${action} is not AWS.`,
      next: 'Check the endpoint and the proxy, and whether this network wants a sign-in, then refresh.',
    };
  }
  return {
    kind: 'other',
    message: sentence(`${action} failed: ${said || name || 'unknown error'}`),
    next: 'Try it again.',
  };
}

function describeDenied(denied: DeniedAction): AwsErrorDescription {
  const { action, isForbidden } = denied;
  return {
    kind: 'denied',
    message: `These credentials may not call ${action}.`,
    next: isForbidden
      ? 'A policy of the account forbids it: ask who administers the account, or select another profile.'
      : `Ask for an IAM policy that allows ${action}, or select another profile.`,
    denied,
  };
}

/** What comes after it is another one. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function hostOf(text: string): string {
  return /\S+\.amazonaws\.com\S*/.exec(text)?.[0] ?? text;
}

function firstLine(error: unknown): string {
  const line = textOf(error).split('\n', 1)[0]?.trim() ?? '';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : typeof error === 'string' ? error : '';
}
