import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { readQuery } from './s3/s3-request';
import { ServiceError } from './service-error';

export interface AccessKey {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What a client may sign with. */
export interface Keys {
  /** The emulator's own key, which never comes with a token. */
  own: AccessKey;
  /** A key that STS gave out. */
  session(accessKeyId: string): (AccessKey & { sessionToken: string; expiration: number }) | undefined;
}

export interface SignedRequest {
  method: string;
  /** As it stands in the request, encoded. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request,\s*SignedHeaders=([\w;-]+),\s*Signature=([0-9a-f]{64})$/;
const CONTENT_DIGEST = 'x-amz-content-sha256';
const MOST_SKEW = 15 * 60_000;

/** The service that a request says it is for; undefined where it does not. */
export function signedService({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return AUTHORIZATION.exec(authorization)?.[4];
}

/**
 * Checks a request by Signature Version 4: computes the signature anew with our secret key over the headers that the
 * client says it signed, and compares in constant time. Throws the services' own errors.
 */
export async function verifySignature(
  request: SignedRequest,
  keys: Keys,
  region: string,
  now: number,
): Promise<void> {
  const { headers } = request;
  const { authorization } = headers;
  if (authorization === undefined) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const match = AUTHORIZATION.exec(authorization);
  if (!match) {
    throw new ServiceError(
      'IncompleteSignatureException',
      'The Authorization header is not a complete Signature Version 4.',
    );
  }
  const [, accessKeyId, day, scopeRegion, service = '', signedNames = '', signature = ''] = match;
  const key = keyOf(keys, accessKeyId ?? '', headers['x-amz-security-token'], now);
  if (scopeRegion !== region) {
    throw invalid(
      `Credential should be scoped to a valid region, not '${scopeRegion}'. This emulator is '${region}'.`,
    );
  }
  const signedAt = signingDate(headers['x-amz-date'], day);
  if (Math.abs(now - signedAt.getTime()) > MOST_SKEW) {
    const late = signedAt.getTime() < now;
    throw invalid(
      `Signature ${late ? 'expired' : 'not yet current'}: ${stamp(signedAt)} is not within 15 minutes of ${stamp(new Date(now))}`,
    );
  }
  const signed = new Set(signedNames.split(';'));
  checkSignedHeaders(headers, signed);
  const expected = await sign(request, signed, key, { region, service, signedAt });
  if (!sameText(signature, expected)) {
    throw invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    );
  }
}

/** The key of an id and the token that came with it. */
function keyOf(keys: Keys, id: string, token: string | string[] | undefined, now: number): AccessKey {
  if (token === undefined && sameText(id, keys.own.accessKeyId)) return keys.own;
  const session = keys.session(id);
  if (!session || typeof token !== 'string' || !sameText(token, session.sessionToken)) {
    throw new ServiceError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
    );
  }
  if (session.expiration <= now) {
    throw new ServiceError(
      'ExpiredTokenException',
      'The security token included in the request is expired',
      403,
    );
  }
  return session;
}

/** What decides the meaning of a request must be under its signature. */
function checkSignedHeaders(headers: IncomingHttpHeaders, signed: Set<string>): void {
  const needed = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  const missing = needed.find((name) => !signed.has(name));
  if (missing !== undefined) throw invalid(`'${missing}' must be a signed header.`);
}

async function sign(
  { method, url, headers, body }: SignedRequest,
  signed: Set<string>,
  credentials: AccessKey,
  scope: { region: string; service: string; signedAt: Date },
): Promise<string> {
  const signer = new SignatureV4({
    credentials,
    region: scope.region,
    service: scope.service,
    sha256: Sha256,
    applyChecksum: false,
    // S3 alone takes the path as it is written
    uriEscapePath: scope.service !== 's3',
  });
  const [path = '', rawQuery = ''] = url.split(/\?(.*)/s);
  const given: Record<string, string> = {};
  for (const name of signed) {
    const value = headers[name];
    if (value !== undefined) given[name] = String(value);
  }
  // the digest is computed from the body that came, never believed; S3 allows a body that nothing says anything of
  const isUnsigned = scope.service === 's3' && given[CONTENT_DIGEST] === 'UNSIGNED-PAYLOAD';
  if (given[CONTENT_DIGEST] !== undefined && !isUnsigned) given[CONTENT_DIGEST] = await digest(body);
  const request = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: '127.0.0.1',
      path,
      query: Object.fromEntries(readQuery(rawQuery) ?? []),
      headers: given,
      body,
    },
    { signingDate: scope.signedAt, signableHeaders: signed },
  );
  return /Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

async function digest(body: Buffer): Promise<string> {
  const hash = new Sha256();
  hash.update(body);
  return Buffer.from(await hash.digest()).toString('hex');
}

function signingDate(header: string | string[] | undefined, day: string | undefined): Date {
  const parts = typeof header === 'string' ? /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(header) : null;
  const date = parts
    ? new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`)
    : new Date(Number.NaN);
  if (Number.isNaN(date.getTime())) {
    throw new ServiceError(
      'IncompleteSignatureException',
      'Date must be in ISO-8601 basic format in the header X-Amz-Date.',
    );
  }
  if (stamp(date).slice(0, 8) !== day) throw invalid('Date in Credential scope does not match X-Amz-Date.');
  return date;
}

function stamp(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidSignatureException', message, 403);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
