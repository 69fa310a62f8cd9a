import { ServiceError } from '../service-error';
import { escapeXml } from '../xml';

/** An error in S3's own words. */
export class S3Error extends ServiceError {
  override name = 'S3Error';
}

/** S3's names for what other services call otherwise, and their statuses. */
const OWN: Record<string, [code: string, status: number]> = {
  AccessDeniedException: ['AccessDenied', 403],
  ExpiredTokenException: ['ExpiredToken', 400],
  IncompleteSignatureException: ['AuthorizationHeaderMalformed', 400],
  InternalFailure: ['InternalError', 500],
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  MissingAuthenticationTokenException: ['AccessDenied', 403],
  UnrecognizedClientException: ['InvalidAccessKeyId', 403],
};

export function s3Error(error: ServiceError, requestId: string): { status: number; body: string } {
  const [code, status] = (Object.hasOwn(OWN, error.type) && OWN[error.type]) || [error.type, error.status];
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(error.message)}</Message><RequestId>${requestId}</RequestId></Error>
`;
  return { status, body };
}
