import { median } from './figures.mjs';
import { LspClient } from './lsp-client.mjs';

/**
 * @typedef {object} Session what editing one document costs, in milliseconds (medians) and MiB
 * @property {number} firstDiagnostics from the start of the server's process
 * @property {number} keystroke until the diagnostics of the text with it
 * @property {number} completion
 * @property {number} hover
 * @property {number | undefined} memory
 */

/** Servers that read their settings late publish again; that must not count as the answer to a keystroke. */
const SETTLED_MS = 1500;

/**
 * Edits a document as a user does: an unknown key appears and goes beside `commands`, then completion and hover at it.
 * @param {import('./lsp-client.mjs').Server} server
 * @param {string} text
 * @param {number} keystrokes
 * @returns {Promise<Session>}
 */
export async function editingSession(server, text, keystrokes) {
  const client = new LspClient(server);
  const uri = 'file:///bench/buildspec.yml';
  try {
    await client.initialize();
    await client.open(uri, text);
    const firstDiagnostics = performance.now() - client.started;
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const lines = text.split('\n');
    const line = lines.findIndex((content) => /^\s*commands:/.test(content));
    const indent = lines[line]?.indexOf('commands') ?? 0;
    /** @type {Record<'keystroke' | 'completion' | 'hover', number[]>} */
    const times = { keystroke: [], completion: [], hover: [] };
    const time = async (/** @type {keyof typeof times} */ name, /** @type {() => Promise<any>} */ work) => {
      const start = performance.now();
      const answer = await work();
      times[name].push(performance.now() - start);
      return answer;
    };
    for (let index = 0; index < keystrokes; index++) {
      const isThere = index % 2 === 0;
      const typed = isThere ? lines.toSpliced(line, 0, `${' '.repeat(indent)}comands${index}: 1`) : lines;
      const document = { textDocument: { uri } };
      const key = { line: isThere ? line + 1 : line, character: indent + 2 };
      await time('keystroke', () => client.change(uri, typed.join('\n')));
      const items = await time('completion', () =>
        client.request('textDocument/completion', { ...document, position: { line, character: indent } }),
      );
      const hover = await time('hover', () =>
        client.request('textDocument/hover', { ...document, position: key }),
      );
      if (!hover || (items?.items ?? items ?? []).length === 0)
        throw new Error(`${server.file} had nothing to show at \`commands\`.`);
    }
    return {
      firstDiagnostics,
      keystroke: median(times.keystroke),
      completion: median(times.completion),
      hover: median(times.hover),
      memory: await client.peakMemory(),
    };
  } finally {
    await client.dispose();
  }
}
