import type { Duplex } from 'node:stream';
import type { Container } from 'dockerode';
import { engineError } from './docker-errors';
import type { Terminal, TerminalOptions } from './engine';

/** A terminal in a running container, as `docker exec -it` opens one. Rejects with EngineError where there is none to be had. */
export async function openDockerTerminal(
  container: Container,
  command: readonly string[],
  { columns, rows }: TerminalOptions,
): Promise<Terminal> {
  try {
    const exec = await container.exec({
      Cmd: [...command],
      Env: ['TERM=xterm-256color'],
      User: '0:0',
      Tty: true,
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
    });
    const stream: Duplex = await exec.start({ hijack: true, stdin: true, Tty: true });
    const resize = ({ columns: w, rows: h }: TerminalOptions) => exec.resize({ w, h }).catch(() => {});
    await resize({ columns, rows });
    stream.on('error', () => stream.destroy());
    return {
      onData: (listener) => void stream.on('data', listener),
      ended: new Promise((resolve) => stream.once('close', () => resolve())),
      write: (text) => void stream.write(text),
      resize: (size) => void resize(size),
      close: () => void stream.destroy(),
    };
  } catch (error) {
    throw engineError(error, 'opening a shell in the container', '');
  }
}
