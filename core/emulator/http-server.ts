import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmulatorContext } from './operation';
import { ServiceError } from './service-error';
import { answerJson, unknownOperation } from './services';
import { type AccessKey, verifySignature } from './signature';
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
  const target = request.headers['x-amz-target'];
  const isQuery = target === undefined && isForm(request);
  response.setHeader('server', SERVER_NAME);
  response.setHeader('x-amzn-requestid', requestId);
  try {
    refuseForeign(request, port);
    if (request.method !== 'POST' || request.url !== '/') {
      throw new ServiceError(
        'UnknownOperationException',
        'The emulator answers POST requests to / only.',
        404,
      );
    }
    const body = await readBody(request);
    if (accessKey) {
      const { method = '', headers } = request;
      const keys = { own: accessKey, session: (id: string) => context.sessions.get(id) };
      await verifySignature({ method, headers, body }, keys, context.region, context.clock.now());
    }
    const text = body.toString('utf8');
    if (isQuery) {
      send(response, 200, 'text/xml', answerSts(text, requestId, context));
    } else if (typeof target === 'string') {
      send(response, 200, JSON_TYPE, JSON.stringify((await answerJson(target, text, context)) ?? {}));
    } else {
      throw unknownOperation('The request has no X-Amz-Target header.');
    }
  } catch (error) {
    // the client went away in the middle of its request
    if (request.destroyed && !request.complete) return;
    if (!(error instanceof ServiceError)) onFault(error);
    const known =
      error instanceof ServiceError
        ? error
        : new ServiceError('InternalFailure', 'The emulator failed. Its own output says more.', 500);
    sendError(response, known, isQuery, requestId);
  }
}

/** Refuses whatever a web page could send; browsers set both headers themselves. */
function refuseForeign({ headers }: IncomingMessage, port: number): void {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!own.includes(headers.host ?? '')) {
    throw new ServiceError(
      'AccessDeniedException',
      'The Host of this request is not the address of the emulator.',
      403,
    );
  }
  if (headers.origin !== undefined) {
    throw new ServiceError('AccessDeniedException', 'The emulator does not answer web pages.', 403);
  }
}

function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
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

function sendError(response: ServerResponse, error: ServiceError, isQuery: boolean, requestId: string): void {
  // what is left of the request is not read: the connection cannot be used again
  response.setHeader('connection', 'close');
  if (isQuery) {
    send(response, error.status, 'text/xml', stsError(error, requestId));
    return;
  }
  response.setHeader('x-amzn-errortype', error.type);
  send(response, error.status, JSON_TYPE, JSON.stringify({ __type: error.type, message: error.message }));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
