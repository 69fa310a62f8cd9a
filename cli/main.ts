import process from 'node:process';
import { version } from '../package.json';
import { askSecretIn } from './ask-secret';
import { runCommand } from './commands';
import { EXIT } from './io';
import { roomIn } from './room';

const abort = new AbortController();
let isInterrupted = false;
process.on('SIGINT', () => {
  // who asks twice wants the prompt, not the cleaning up
  if (isInterrupted) process.exit(EXIT.cancelled);
  isInterrupted = true;
  abort.abort();
});
process.on('SIGTERM', () => abort.abort());
process.on('SIGHUP', () => abort.abort());
let outputFailed = false;
// a reader that goes away (`| head`) is no error of ours, but nobody wants the rest: a build is stopped as by Ctrl-C
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  abort.abort();
  if (code === 'EPIPE' || outputFailed) return;
  outputFailed = true;
  const reason = code === 'ENOSPC' ? 'the disk is full' : message;
  process.stderr.write(`The output could not be written: ${reason}.\n`);
});
process.stderr.on('error', () => {});

const io = {
  stdout: {
    write: (text: string) => process.stdout.write(text),
    isTTY: process.stdout.isTTY,
    room: roomIn(process.stdout),
  },
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: abort.signal,
  // the question goes where the log does not
  askSecret:
    process.stdin.isTTY && process.stderr.isTTY
      ? askSecretIn({
          input: process.stdin,
          output: process.stderr,
          onInterrupt: () => process.emit('SIGINT'),
        })
      : undefined,
};

const exitCode = await runCommand(process.argv.slice(2), io, version);
await Promise.all([process.stdout, process.stderr].map(written));
// an engine that has stopped answering keeps its connections open, which must not keep us
process.exit(outputFailed ? EXIT.couldNotStart : exitCode);

/** Resolves when all that was printed before has been taken, or cannot be. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
