import { Agent, type AgentOptions } from 'node:http';
import { inspect } from 'node:util';

const OPTIONS = {
  // as Node's own agent has them
  keepAlive: true,
  scheduling: 'lifo',
  timeout: 5_000,
  // a socket has no name; without this one Node first builds its pattern of IPv6 addresses, which takes 10 ms
  servername: '',
};

/** The connections to an engine's socket. */
export class SocketAgent extends Agent {
  constructor() {
    super(OPTIONS as AgentOptions);
  }

  /** docker-modem describes for each request all that it was given, down to the last property, even when nobody debugs it. */
  [inspect.custom](): string {
    return 'SocketAgent';
  }
}
