import { Agent, type AgentOptions } from 'node:http';
import { inspect } from 'node:util';

// each a tenth of what the first words with an engine take otherwise
const OPTIONS = {
  // as Node's own
  keepAlive: true,
  scheduling: 'lifo',
  timeout: 5_000,
  // a socket has no name, and without this one Node loads what tells names from IPv6 addresses
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
