import process from 'node:process';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './connection';
import { nodeFiles } from './node-files';

const TRANSPORT = /^--(stdio|node-ipc|socket|pipe)(=|$)/;

if (process.argv.slice(2).some((argument) => TRANSPORT.test(argument))) {
  startServer(createConnection(), { files: nodeFiles });
} else {
  process.stderr.write(
    'Say how the editor talks to this server: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n',
  );
  process.exitCode = 2;
}
