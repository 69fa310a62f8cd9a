import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A call to a service of AWS. */
export interface Call {
  /** As its signature names it: `codebuild`, `logs`, `s3` and so on. */
  service: string;
  region: string;
  operation: string;
  /** Milliseconds since the epoch, by the client's clock. */
  signedAt: number;
  method: string;
  /** With its query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export type Fault = 'throttled' | 'failing' | 'expired' | 'skewed';

export async function callOf(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { method = 'GET', url = '/', headers } = request;
  const [, region = '', service = ''] =
    /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const target = headers['x-amz-target'];
  const operation =
    typeof target === 'string'
      ? target.slice(target.indexOf('.') + 1)
      : (new URLSearchParams(body.toString()).get('Action') ?? method);
  return { service, region, operation, signedAt: signingTime(headers), method, url, headers, body };
}

function signingTime(headers: IncomingHttpHeaders): number {
  const date = String(headers['x-amz-date']);
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

interface ErrorShape {
  status: number;
  /** Of services that speak JSON. */
  json: string;
  /** Of STS. */
  query: string;
  /** Of S3, with its status where that is another. */
  s3: [code: string, status: number];
  message: string;
}

const THROTTLED: ErrorShape = {
  status: 400,
  json: 'ThrottlingException',
  query: 'Throttling',
  s3: ['SlowDown', 503],
  message: 'Rate exceeded',
};

const FAILING: [ErrorShape, ErrorShape] = [
  {
    status: 500,
    json: 'InternalFailure',
    query: 'InternalFailure',
    s3: ['InternalError', 500],
    message: 'The request processing has failed because of an unknown error, exception or failure.',
  },
  {
    status: 503,
    json: 'ServiceUnavailableException',
    query: 'ServiceUnavailable',
    s3: ['ServiceUnavailable', 503],
    message: 'The request has failed due to a temporary failure of the server.',
  },
];

const EXPIRED: ErrorShape = {
  status: 400,
  json: 'ExpiredTokenException',
  query: 'ExpiredToken',
  s3: ['ExpiredToken', 400],
  message: 'The security token included in the request is expired',
};

const SKEWED: ErrorShape = {
  status: 403,
  json: 'InvalidSignatureException',
  query: 'SignatureDoesNotMatch',
  s3: ['RequestTimeTooSkewed', 403],
  message: 'Signature expired: the time of the request is too far from that of the server.',
};

/** The fault in the words and the protocol of the service that was called. `roll` chooses among those that differ. */
export function errorAnswer(fault: Fault, call: Call, roll: number): Answer {
  const shape = shapeOf(fault, roll);
  const { message } = shape;
  if (call.service === 's3') {
    const [code, status] = shape.s3;
    return xml(status, `<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
  }
  if (call.service === 'sts') {
    const error = `<Error><Type>Sender</Type><Code>${shape.query}</Code><Message>${message}</Message></Error>`;
    return xml(shape.status, `<ErrorResponse>${error}<RequestId>fault</RequestId></ErrorResponse>`);
  }
  return {
    status: shape.status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': shape.json },
    body: Buffer.from(JSON.stringify({ __type: shape.json, message })),
  };
}

function shapeOf(fault: Fault, roll: number): ErrorShape {
  switch (fault) {
    case 'throttled':
      return THROTTLED;
    case 'failing':
      return FAILING[roll < 0.5 ? 0 : 1];
    case 'expired':
      return EXPIRED;
    case 'skewed':
      return SKEWED;
  }
}

function xml(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(text) };
}
