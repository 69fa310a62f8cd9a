import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmulatorContext } from './operation';
import { answerS3 } from './s3/answer-s3';
import { s3Error } from './s3/s3-error';
import { readS3Request, VIRTUAL_HOST } from './s3/s3-request';
import { ServiceError } from './service-error';
import { answerJson, unknownOperation } from './services';
import { type AccessKey, signedService, verifySignature } from './signature';
import { answerSts, stsError } from './sts';

/** Tells an emulator from whatever else answers at an address. */
export const SERVER_NAME = 'codebuild-emulator';

export interface HttpServerOptions {
  context: EmulatorContext;
  /** 0 for any free port. */
  port: number;
  /** Undefined: signatures are not checked. */
  accessKey: AccessKey | undefined;
  onFault: (error: unknown) => void;
}

export interface HttpServer {
  readonly port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

const MOST_BODY_BYTES = 2 * 1024 * 1024;
const JSON_TYPE = 'application/x-amz-json-1.1';

/**
 * The services' endpoint, on the loopback address only. It runs commands, so it answers nobody but a client that holds the
 * key: a foreign Host (DNS rebinding) or any Origin (a web page) is refused before anything is read, and nothing it sends
 * would let a web page read an answer. Rejects where the port is taken.
 */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer((request, response) => {
    answer(request, response, options, portOf(server)).catch((error: unknown) => {
      options.onFault(error);
      response.destroy();
    });
  });
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: options.port }, resolve);
  });
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { context, accessKey, onFault }: HttpServerOptions,
  port: number,
): Promise<void> {
  const requestId = randomUUID();
  const protocol = protocolOf(request);
  response.setHeader('server', SERVER_NAME);
  response.setHeader('x-amzn-requestid', requestId);
  try {
    refuseForeign(request, port, protocol);
    const { method = '', url = '/', headers } = request;
    if (protocol !== 's3' && (method !== 'POST' || url !== '/')) {
      throw new ServiceError(
        'UnknownOperationException',
        'The emulator answers POST requests to / only, but for those of S3.',
        404,
      );
    }
    const body = await readBody(request);
    if (accessKey) {
      const keys = { own: accessKey, session: (id: string) => context.sessions.get(id) };
      await verifySignature({ method, url, headers, body }, keys, context.region, context.clock.now());
    }
    const text = body.toString('utf8');
    if (protocol === 's3') {
      const asked = readS3Request(method, url, headers.host ?? '');
      if (!asked) throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.");
      await answerS3(asked, headers.range, response, context.buckets);
    } else if (protocol === 'query') {
      send(response, 200, 'text/xml', answerSts(text, requestId, context));
    } else {
      const target = headers['x-amz-target'];
      if (typeof target !== 'string') throw unknownOperation('The request has no X-Amz-Target header.');
      send(response, 200, JSON_TYPE, JSON.stringify((await answerJson(target, text, context)) ?? {}));
    }
  } catch (error) {
    // the client went away in the middle of its request
    if (request.destroyed && !request.complete) return;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (!(error instanceof ServiceError)) onFault(error);
    const known =
      error instanceof ServiceError
        ? error
        : new ServiceError('InternalFailure', 'The emulator failed. Its own output says more.', 500);
    sendError(response, known, protocol, requestId);
  }
}

type Protocol = 'json' | 'query' | 's3';

function protocolOf({ headers }: IncomingMessage): Protocol {
  if (headers['x-amz-target'] !== undefined) return 'json';
  if (signedService(headers) === 's3') return 's3';
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? 'query' : 'json';
}

/** Refuses whatever a web page could send; browsers set both headers themselves. */
function refuseForeign({ headers }: IncomingMessage, port: number, protocol: Protocol): void {
  const { host = '', origin } = headers;
  const isOwn = [`127.0.0.1:${port}`, `localhost:${port}`].includes(host);
  const isOfBucket = protocol === 's3' && VIRTUAL_HOST.test(host) && host.endsWith(`:${port}`);
  if (!isOwn && !isOfBucket) {
    throw new ServiceError(
      'AccessDeniedException',
      'The Host of this request is not the address of the emulator.',
      403,
    );
  }
  if (origin !== undefined) {
    throw new ServiceError('AccessDeniedException', 'The emulator does not answer web pages.', 403);
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = new ServiceError(
    'RequestEntityTooLargeException',
    `The request is larger than ${MOST_BODY_BYTES} bytes.`,
    413,
  );
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) throw tooLarge;
  const chunks: Buffer[] = [];
  let length = 0;
  // the socket outlives an early end of the loop: the answer goes over it
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sendError(
  response: ServerResponse,
  error: ServiceError,
  protocol: Protocol,
  requestId: string,
): void {
  // what is left of the request is not read: the connection cannot be used again
  response.setHeader('connection', 'close');
  if (protocol === 'query') {
    send(response, error.status, 'text/xml', stsError(error, requestId));
    return;
  }
  if (protocol === 's3') {
    const { status, body } = s3Error(error, requestId);
    send(response, status, 'application/xml', body);
    return;
  }
  response.setHeader('x-amzn-errortype', error.type);
  send(response, error.status, JSON_TYPE, JSON.stringify({ __type: error.type, message: error.message }));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
