import { describe, expect, it } from 'vitest';
import { type AwsErrorKind, ConnectionError, describeAwsError } from '../../../core/aws/errors';

/** An error as the SDK makes it from an answer of a service. */
function serviceError(name: string, message = 'as the service says', status = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });
}

/** An error as Node makes it. */
function networkError(code: string, message: string = code): Error {
  return Object.assign(new Error(message), { code, $metadata: { attempts: 3 } });
}

const describeIt = (error: unknown) => describeAwsError(error, { action: 'codebuild:ListProjects' });

describe('describeAwsError', () => {
  it.each<[string, Error, AwsErrorKind, RegExp]>([
    ['ExpiredToken', serviceError('ExpiredToken'), 'expired', /have expired/],
    ['ExpiredTokenException', serviceError('ExpiredTokenException'), 'expired', /have expired/],
    [
      'an SSO session',
      serviceError('CredentialsProviderError', 'The SSO session has expired.'),
      'expired',
      /sign-in/,
    ],
    [
      'no provider',
      serviceError('CredentialsProviderError', 'Could not load credentials'),
      'credentials',
      /No AWS cred/,
    ],
    ['a deleted key', serviceError('UnrecognizedClientException'), 'credentials', /does not accept/],
    ['a deleted key at STS', serviceError('InvalidClientTokenId', '', 403), 'credentials', /does not accept/],
    [
      'a wrong secret',
      serviceError('InvalidSignatureException', 'does not match'),
      'credentials',
      /does not accept/,
    ],
    [
      'a wrong clock',
      serviceError('InvalidSignatureException', 'Signature expired: 20260101T000000Z is now earlier than …'),
      'credentials',
      /because of its time/,
    ],
    ['denied', serviceError('AccessDeniedException'), 'denied', /may not call codebuild:ListProjects/],
    [
      'ThrottlingException',
      serviceError('ThrottlingException', 'Rate exceeded'),
      'throttled',
      /limits the rate/,
    ],
    [
      'TooManyRequestsException',
      serviceError('TooManyRequestsException', '', 429),
      'throttled',
      /limits the rate/,
    ],
    [
      'a quota',
      serviceError('AccountLimitExceededException', 'Cannot have more than 1 builds'),
      'quota',
      /more than 1/,
    ],
    [
      'not there',
      serviceError('ResourceNotFoundException', 'Project cannot be found'),
      'not-found',
      /cannot be found/,
    ],
    ['a server fault', serviceError('InternalFailure', 'oops', 500), 'network', /service failed at/],
    ['a refused connection', networkError('ECONNREFUSED'), 'network', /ECONNREFUSED/],
    ['no answer', serviceError('TimeoutError'), 'network', /could not be reached/],
    ['no such host', networkError('ENOTFOUND', 'getaddrinfo ENOTFOUND proxy.local'), 'network', /ENOTFOUND/],
    [
      'a region that is none',
      networkError('ENOTFOUND', 'getaddrinfo ENOTFOUND codebuild.eu-nowhere-1.amazonaws.com'),
      'region',
      /codebuild\.eu-nowhere-1\.amazonaws\.com/,
    ],
    ['an odd region', new Error('Region not accepted: region="x y"'), 'region', /No usable/],
    ['no region', new Error('Region is missing'), 'region', /No usable AWS region/],
    ['cancelled', serviceError('AbortError', 'Request aborted'), 'cancelled', /was cancelled/],
    [
      'a page of HTML where JSON should be',
      Object.assign(new SyntaxError('Unexpected token <'), {
        $response: {},
        $metadata: { httpStatusCode: 200 },
      }),
      'network',
      /What answered codebuild:ListProjects is not AWS/,
    ],
    ['a redirect', serviceError('UnknownError', 'UnknownError', 302), 'network', /is not AWS/],
    ['anything else', serviceError('InvalidInputException', 'Bad name'), 'other', /failed: Bad name/],
  ])('names %s', (_, error, kind, message) => {
    const described = describeIt(error);
    expect(described.kind).toBe(kind);
    expect(described.message).toMatch(message);
    expect(described.next).toMatch(/\.$/);
  });

  it('names the action that AWS names, which may be another one than was called', () => {
    const said =
      'User: x is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:123456789012:key/1';
    expect(describeIt(serviceError('AccessDeniedException', said))).toMatchObject({
      message: 'These credentials may not call kms:Decrypt.',
      denied: { action: 'kms:Decrypt' },
    });
    expect(describeIt(serviceError('AccessDeniedException', 'no'))).toMatchObject({
      denied: { action: 'codebuild:ListProjects' },
    });
  });

  it('says that no policy helps where one forbids', () => {
    const said = 'User: x is not authorized to perform: codebuild:StartBuild with an explicit deny';
    expect(describeIt(serviceError('AccessDeniedException', said)).next).toMatch(/forbids it/);
  });

  it('goes by the name where the message looks like something else', () => {
    expect(describeIt(serviceError('InvalidInputException', 'Rate exceeded')).kind).toBe('other');
  });

  it('knows a failed connection to several addresses of a host', () => {
    const error = Object.assign(new AggregateError([networkError('ECONNREFUSED')]), { code: 'ECONNREFUSED' });
    expect(describeIt(error).kind).toBe('network');
  });

  it('passes on what a connection says of itself', () => {
    const error = new ConnectionError('region', 'No region.', 'Select one.');
    expect(describeIt(error)).toEqual({ kind: 'region', message: 'No region.', next: 'Select one.' });
  });

  it('shows one line without a stack, whatever comes', () => {
    const long = serviceError('Strange', `first line\n    at stack (file.js:1:1)\n${'x'.repeat(1000)}`);
    expect(describeIt(long).message).toBe('codebuild:ListProjects failed: first line.');
    for (const thing of [undefined, null, 7, 'text', {}]) {
      expect(describeIt(thing)).toMatchObject({ kind: 'other', message: expect.stringContaining('failed:') });
    }
  });
});
