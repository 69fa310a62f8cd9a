import { ACCOUNT } from './model';
import type { EmulatorContext } from './operation';
import { ServiceError } from './service-error';
import { escapeXml } from './xml';

const VERSION = '2011-06-15';

const SHORTEST_SESSION = 900;
const LONGEST_SESSION = 129_600;
const USUAL_SESSION = 43_200;

/** STS by the query protocol: a form in, XML out. Throws ServiceError. */
export function answerSts(
  body: string,
  requestId: string,
  context: Pick<EmulatorContext, 'sessions' | 'clock'>,
): string {
  const form = new URLSearchParams(body);
  const action = form.get('Action') ?? '';
  const version = form.get('Version') ?? '';
  const result = version === VERSION ? resultOf(action, form, context) : undefined;
  if (result === undefined) {
    throw new ServiceError(
      'InvalidAction',
      `Could not find operation ${action} for version ${version} in the emulator.`,
    );
  }
  return `<${action}Response xmlns="https://sts.amazonaws.com/doc/${VERSION}/">
  <${action}Result>
${result}
  </${action}Result>
  <ResponseMetadata>
    <RequestId>${requestId}</RequestId>
  </ResponseMetadata>
</${action}Response>
`;
}

function resultOf(
  action: string,
  form: URLSearchParams,
  { sessions, clock }: Pick<EmulatorContext, 'sessions' | 'clock'>,
): string | undefined {
  if (action === 'GetCallerIdentity') {
    return `    <Arn>arn:aws:iam::${ACCOUNT}:user/emulator</Arn>
    <UserId>AIDAEMULATOR</UserId>
    <Account>${ACCOUNT}</Account>`;
  }
  if (action !== 'GetSessionToken') return undefined;
  const seconds = Number(form.get('DurationSeconds') ?? USUAL_SESSION);
  if (!Number.isInteger(seconds) || seconds < SHORTEST_SESSION || seconds > LONGEST_SESSION) {
    throw new ServiceError(
      'ValidationError',
      `DurationSeconds must be from ${SHORTEST_SESSION} to ${LONGEST_SESSION}.`,
    );
  }
  const session = sessions.create(clock.now(), seconds);
  return `    <Credentials>
      <AccessKeyId>${session.accessKeyId}</AccessKeyId>
      <SecretAccessKey>${session.secretAccessKey}</SecretAccessKey>
      <SessionToken>${session.sessionToken}</SessionToken>
      <Expiration>${new Date(session.expiration).toISOString()}</Expiration>
    </Credentials>`;
}

/** Services of the query protocol leave out the suffix that JSON services give their errors. */
const QUERY_NAMES: Record<string, string> = {
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  ExpiredTokenException: 'ExpiredToken',
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
