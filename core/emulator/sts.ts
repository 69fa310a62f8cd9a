import { ACCOUNT } from './model';
import { ServiceError } from './service-error';

const VERSION = '2011-06-15';

/** STS by the query protocol: a form in, XML out. Throws ServiceError. */
export function answerSts(body: string, requestId: string): string {
  const form = new URLSearchParams(body);
  const action = form.get('Action') ?? '';
  const version = form.get('Version') ?? '';
  if (action !== 'GetCallerIdentity' || version !== VERSION) {
    throw new ServiceError(
      'InvalidAction',
      `Could not find operation ${action} for version ${version} in the emulator.`,
    );
  }
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/${VERSION}/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:iam::${ACCOUNT}:user/emulator</Arn>
    <UserId>AIDAEMULATOR</UserId>
    <Account>${ACCOUNT}</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata>
    <RequestId>${requestId}</RequestId>
  </ResponseMetadata>
</GetCallerIdentityResponse>
`;
}

/** Services of the query protocol leave out the suffix that JSON services give their errors. */
const QUERY_NAMES: Record<string, string> = {
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
};

export function stsError({ type, message }: ServiceError, requestId: string): string {
  return `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/${VERSION}/">
  <Error>
    <Type>Sender</Type>
    <Code>${QUERY_NAMES[type] ?? type}</Code>
    <Message>${escapeXml(message)}</Message>
  </Error>
  <RequestId>${requestId}</RequestId>
</ErrorResponse>
`;
}

function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // control characters have no place in XML 1.0
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '?')
  );
}
