import path from 'node:path';
import process from 'node:process';
import { WORKBENCH } from './lib/paths.mjs';
import { installVsCodeServer } from './lib/vscode-install.mjs';
import { startVsCodeServer } from './lib/vscode-server.mjs';

// A bare VS Code to try something by hand: `node scripts/vscode-server.mjs [FOLDER]`
const folder = path.resolve(process.argv[2] ?? '.');
const server = await startVsCodeServer({
  server: await installVsCodeServer(console.log),
  dataDirectory: path.join(WORKBENCH, 'bare/data'),
  extensionsDirectory: path.join(WORKBENCH, 'bare/extensions'),
});
process.once('SIGINT', () => server.dispose());
console.log(server.address(folder));
await server.ended;
