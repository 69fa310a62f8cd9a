import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { systemClock } from '../../core/builds/clock';
import type { Clock } from '../../core/builds/events';
import { type Answer, type Call, callOf, errorAnswer, type Fault } from './aws-answers';
import { forward, type Target } from './forward-signed';
import { seededRandom } from './random';
import { smallPage, wholePage } from './small-pages';

/** What goes wrong between a client and AWS; shares are from 0 to 1. */
export interface Faults {
  /** Milliseconds before a call is taken; two numbers are a range. */
  latency?: number | [least: number, most: number];
  /** Share of calls that the service refuses for their rate. */
  throttled?: number;
  /** Share of calls that the service fails with a status of 500 and more. */
  failing?: number;
  /** Share of calls whose connection ends without an answer, or in the middle of it. Half of them have been carried out. */
  dropped?: number;
  /** Share of calls whose credentials are refused as expired. */
  expired?: number;
  /** Milliseconds by which the service's clock is ahead. */
  clockSkew?: number;
  /** Most items of a page in lists, events of a log included. */
  pageSize?: number;
}

/** A call as the proxy saw it. */
export interface SeenCall {
  service: string;
  /** Such as `BatchGetBuilds`; of S3 the HTTP method. */
  operation: string;
  /** Milliseconds since the epoch, of the proxy's clock. */
  at: number;
  /** Undefined where the service has answered. */
  fault?: Fault | 'dropped';
}

export interface FaultProxy {
  readonly endpoint: string;
  /** In the order in which they came. */
  readonly calls: SeenCall[];
  /** From now on; what is left out is in order. */
  set(faults: Faults): void;
  close(): Promise<void>;
}

export interface FaultProxyOptions {
  /** The emulator behind it. */
  target: Target;
  faults?: Faults;
  /** Of what goes wrong and what does not. */
  seed?: number;
  clock?: Clock;
}

const MOST_SKEW = 5 * 60_000;

/**
 * Stands before an emulator, and makes of it a service that is far away, busy or broken. Clients are given its endpoint; it signs anew
 * what it passes on, so that any credentials do.
 */
export async function startFaultProxy({
  target,
  faults: first = {},
  seed = 1,
  clock = systemClock,
}: FaultProxyOptions): Promise<FaultProxy> {
  const random = seededRandom(seed);
  const calls: SeenCall[] = [];
  let faults = first;

  /** Decided when a call comes, so that the same calls in the same order meet the same faults. */
  function decide(call: Call): { fault?: SeenCall['fault']; latency: number; isCarriedOut: boolean } {
    const { latency = 0, throttled = 0, failing = 0, dropped = 0, expired = 0, clockSkew = 0 } = faults;
    const [least, most] = typeof latency === 'number' ? [latency, latency] : latency;
    const rolls = { latency: random(), fault: random(), isCarriedOut: random() < 0.5 };
    const isSkewed = Math.abs(clock.now() + clockSkew - call.signedAt) > MOST_SKEW;
    const shares: [SeenCall['fault'], number][] = [
      ['throttled', throttled],
      ['failing', failing],
      ['dropped', dropped],
      ['expired', expired],
    ];
    let left = rolls.fault;
    const chosen = shares.find(([, share]) => {
      left -= share;
      return left < 0;
    });
    return {
      fault: isSkewed ? 'skewed' : chosen?.[0],
      latency: least + (most - least) * rolls.latency,
      isCarriedOut: rolls.isCarriedOut,
    };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    const { fault, latency, isCarriedOut } = decide(call);
    const { service, operation } = call;
    calls.push({ service, operation, at: clock.now(), fault });
    if (latency > 0) await clock.sleep(latency);
    if (fault === 'dropped') {
      if (isCarriedOut) await drop(await forward(call, target), request.socket);
      else request.socket.destroy();
      return;
    }
    send(response, fault ? errorAnswer(fault, call, random()) : await pass(call));
  }

  async function pass(call: Call): Promise<Answer> {
    const { pageSize } = faults;
    if (pageSize === undefined) return forward(call, target);
    const { call: whole, skipped } = wholePage(call, pageSize);
    return smallPage(call, await forward(whole, target), { pageSize, skipped });
  }

  function send(response: ServerResponse, { status, headers, body }: Answer): void {
    const date = new Date(clock.now() + (faults.clockSkew ?? 0)).toUTCString();
    response.writeHead(status, { ...headers, date, 'content-length': body.length });
    response.end(body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  return {
    endpoint: `http://127.0.0.1:${portOf(server)}`,
    calls,
    set(next) {
      faults = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** Ends the connection in the middle of the answer. */
async function drop({ status, body }: Answer, socket: Socket): Promise<void> {
  const head = `HTTP/1.1 ${status} \r\ncontent-length: ${body.length}\r\n\r\n`;
  const half = body.subarray(0, Math.floor(body.length / 2));
  await new Promise<void>((resolve) =>
    socket.write(Buffer.concat([Buffer.from(head), half]), () => resolve()),
  );
  socket.destroy();
}
