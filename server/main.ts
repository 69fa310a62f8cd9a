import { existsSync } from 'node:fs';
import process from 'node:process';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './connection';
import { nodeFiles } from './node-files';

const TRANSPORT = /^--(stdio|node-ipc|socket|pipe)(=|$)/;

if (process.argv.slice(2).some((argument) => TRANSPORT.test(argument))) {
  const pages = new URL('../docs/rules/', import.meta.url);
  const ruleDocs = existsSync(pages) ? pages.href : undefined;
  startServer(createConnection(), { files: nodeFiles, ruleDocs });
} else {
  process.stderr.write(
    'Say how the editor talks to this server: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n',
  );
  process.exitCode = 2;
}
