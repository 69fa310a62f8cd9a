// the names under which AWS services throttle; the message differs from service to service ("Rate exceeded", …)
const THROTTLING: ReadonlySet<string> = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

const NETWORK: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'EPROTO',
  'ETIMEDOUT',
  'NetworkingError',
  'RequestTimeout',
  'RequestTimeoutException',
  'TimeoutError',
]);

/** Names that the clock of this computer being wrong has. */
const CLOCK_SKEW: ReadonlySet<string> = new Set([
  'RequestTimeTooSkewed',
  'RequestInTheFuture',
  'AuthFailure.ClockSkew',
]);

/** What tells errors apart: the service's error name, else Node's code, else the class. Empty for anything else. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code } = error as { code?: unknown };
  return (error.name === 'Error' || error.name === 'AggregateError') && typeof code === 'string'
    ? code
    : error.name;
}

export function isThrottling(error: unknown): boolean {
  return THROTTLING.has(nameOf(error)) || statusOf(error) === 429;
}

/** True for failures of the network and of the service itself (5xx): trying again later may help. */
export function isNetworkFailure(error: unknown): boolean {
  if (NETWORK.has(nameOf(error))) return true;
  const { code } = (error ?? {}) as { code?: unknown };
  return (typeof code === 'string' && NETWORK.has(code)) || isServiceFailure(error);
}

/** True where the service answered that it failed itself. */
export function isServiceFailure(error: unknown): boolean {
  return (statusOf(error) ?? 0) >= 500;
}

/** True where something else answered in the place of AWS: a proxy, or the page of a network that wants a sign-in. */
export function isForeignAnswer(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  // the SDK's clients follow no redirects, and read nothing but JSON or XML
  return (
    (error instanceof SyntaxError && '$response' in error) ||
    (nameOf(error) === 'UnknownError' && status >= 300 && status < 400)
  );
}

/** True where AWS no longer takes the credentials that signed a call: they have expired, or their key is gone. */
export function isRefused(error: unknown): boolean {
  return /^(ExpiredToken|RequestExpired|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId)/.test(
    nameOf(error),
  );
}

export function isClockSkew(error: unknown): boolean {
  if (CLOCK_SKEW.has(nameOf(error))) return true;
  return /^(InvalidSignature|SignatureDoesNotMatch)/.test(nameOf(error)) && error instanceof Error
    ? /Signature (expired|not yet current)/i.test(error.message)
    : false;
}

function statusOf(error: unknown): number | undefined {
  const { $metadata } = (error ?? {}) as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}
