import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

/**
 * The port of the last start, where it is free, else 0 for any. A browser keeps what VS Code remembers of a workspace by
 * address: with a new port the history of its builds would be gone.
 * @param {string} file holds the port as text
 * @returns {Promise<number>}
 */
export async function rememberedPort(file) {
  const text = await readFile(file, 'utf8').catch(() => '');
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port < 65_536 && (await isFree(port)) ? port : 0;
}

/** @param {number} port */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
