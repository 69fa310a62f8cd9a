import process from 'node:process';
import { loadTypeScript } from './typescript.mjs';

// a process of its own: opens a large log as the extension does, keeps a part of it as VS Code does, searches it, and says what that took

/** @type {typeof import('./log-parts.ts')} */
const { OpenLog, WindowReader, LogSearch, searchFile } = await loadTypeScript('scripts/bench/log-parts.ts');
const [, , file = ''] = process.argv;

globalThis.gc?.();
const before = process.memoryUsage().rss;
const begin = performance.now();
const log = new OpenLog({ path: file, isLive: () => false });

/** @param {number} number */
async function read(number) {
  await log.ready(number);
  const window = log.index.window(number);
  if (!window) throw new Error(`The log has no part ${number + 1}.`);
  const reader = new WindowReader(file, window.byte, { hidesStamps: false });
  const bytes = await reader.read(window.endByte);
  reader.text.forgetText();
  // the document of the extension host
  return { text: reader.text, lines: new TextDecoder().decode(bytes).split('\n') };
}

await read(0);
const window = performance.now() - begin;
await log.read();
const all = performance.now() - begin;
const shown = await read(log.index.windowCount - 1);
const search = new LogSearch(/the needle/i);
const searching = performance.now();
for await (const _part of searchFile(file, search, new AbortController().signal));
if (search.hits.length !== 1 || shown.lines.length < 2) throw new Error('The log was not read to its end.');
const memory = process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024;
console.log(JSON.stringify({ memory, window, all, search: performance.now() - searching }));
