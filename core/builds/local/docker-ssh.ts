import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { Duplex } from 'node:stream';

/** A computer that ssh leads to, and what its docker command needs to know. */
export interface SshAddress {
  host: string;
  user?: string;
  port?: number;
  /** The engine's socket there, where it is not the usual one. */
  socketPath?: string;
}

/** Undefined for what is no `ssh://[USER@]HOST[:PORT][/SOCKET]`. A password is refused, as Docker's client does. */
export function parseSshAddress(text: string): SshAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'ssh:' || !/^[^-]/.test(url.hostname) || url.password !== '') return undefined;
  const [user, path] = [decode(url.username), decode(url.pathname)];
  if (user === undefined || user.startsWith('-') || path === undefined) return undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(user !== '' && { user }),
    ...(url.port !== '' && { port: Number(url.port) }),
    ...(path.length > 1 && { socketPath: path }),
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const CONNECT_SECONDS = 20;

/** What ssh is called with. It must never ask: there is no terminal to answer in, and it is called for every connection. */
function sshArguments({ host, user, port, socketPath }: SshAddress): string[] {
  return [
    ...['-T', '-o', 'BatchMode=yes', '-o', `ConnectTimeout=${CONNECT_SECONDS}`],
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...['--', host, 'docker'],
    // the shell over there reads it
    ...(socketPath === undefined ? [] : ['--host', `'unix://${socketPath.replaceAll("'", `'\\''`)}'`]),
    ...['system', 'dial-stdio'],
  ];
}

/**
 * Connections to the engine of another computer through `ssh … docker system dial-stdio`, as Docker's client makes them. They are
 * kept for the next request, because logging in takes longer than asking.
 */
export class SshAgent extends Agent {
  constructor(
    private readonly address: SshAddress,
    /** Where ssh is started: a folder of the user's, not one that a repository may have put an ssh of its own into. */
    private readonly directory: string,
  ) {
    super({ keepAlive: true });
  }

  override createConnection(): Duplex {
    return new SshConnection(this.address, this.directory);
  }

  /** An idle connection must not keep the process alive. */
  override keepSocketAlive(socket: Duplex): boolean {
    if (socket instanceof SshConnection) socket.unref();
    return true;
  }

  override reuseSocket(socket: Duplex): void {
    if (socket instanceof SshConnection) socket.ref();
  }
}

const MOST_WORDS = 2_000;

/** The two ends of an ssh process as one stream. */
class SshConnection extends Duplex {
  private readonly child: ChildProcessWithoutNullStreams;
  private words = '';

  constructor(address: SshAddress, directory: string) {
    // the engine closes a connection by ending it
    super({ allowHalfOpen: false });
    this.child = spawn('ssh', sshArguments(address), { cwd: directory, windowsHide: true });
    const { stdin, stdout, stderr } = this.child;
    stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) stdout.pause();
    });
    stderr.on('data', (chunk: Buffer) => {
      this.words = (this.words + chunk.toString()).slice(-MOST_WORDS);
    });
    // the process's end says why, here and where something is written
    stdin.on('error', () => {});
    this.child.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      this.destroy(new SshError(code === 'ENOENT' ? 'there is no ssh on this computer' : message)),
    );
    this.child.once('close', (code) => {
      if (code === 0) this.push(null);
      else this.destroy(new SshError(lastLine(this.words) ?? `ssh ended with status ${code}`));
    });
  }

  ref(): void {
    for (const part of this.parts()) part.ref?.();
  }

  unref(): void {
    for (const part of this.parts()) part.unref?.();
  }

  override _read(): void {
    this.child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.child.stdin.write(chunk, () => done());
  }

  override _final(done: (error?: Error | null) => void): void {
    this.child.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.child.kill();
    done(error);
  }

  // the pipes of a child are sockets, which its type does not say
  private parts(): { ref?(): void; unref?(): void }[] {
    const { stdin, stdout, stderr } = this.child;
    return [this.child, ...([stdin, stdout, stderr] as { ref?(): void; unref?(): void }[])];
  }
}

/** ssh, or docker on the other computer, says why there is no connection. */
class SshError extends Error {
  readonly code = 'ECONNRESET';
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1)?.trim() || undefined;
}

/** Why no engine answers through ssh; undefined where one does. */
export function pingOverSsh(address: SshAddress, directory: string): Promise<string | undefined> {
  const agent = new SshAgent(address, directory);
  return new Promise<string | undefined>((resolve) => {
    const signal = AbortSignal.timeout((CONNECT_SECONDS + 10) * 1000);
    const ping = request({ agent, path: '/_ping', host: 'docker', signal }, (response) => {
      response.resume();
      resolve(
        response.statusCode === 200 ? undefined : `the engine answers with the status ${response.statusCode}`,
      );
    });
    ping.once('error', (error: Error) => resolve(error.name === 'AbortError' ? 'no answer' : error.message));
    ping.end();
  }).finally(() => agent.destroy());
}
