import process from 'node:process';
import { version } from '../package.json';
import { runCommand } from './commands';

const abort = new AbortController();
process.on('SIGINT', () => abort.abort());
process.on('SIGTERM', () => abort.abort());
process.on('SIGHUP', () => abort.abort());
// a reader that goes away (`| head`) is no error of ours, but nobody wants the rest: a build is stopped as by Ctrl-C
process.stdout.on('error', () => abort.abort());

const io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: abort.signal,
};

process.exitCode = await runCommand(process.argv.slice(2), io, version);
