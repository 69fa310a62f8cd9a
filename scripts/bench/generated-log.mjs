import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const LINES_OF_COMMAND = 500;

const agent = (/** @type {string} */ text) => `[Container] 2026/01/28 20:46:51.456792 ${text}`;

/**
 * What a build prints: a third of it in colours, a command for each five hundred lines.
 * @param {number} lines
 */
export function generatedLog(lines) {
  const output = Array.from({ length: lines - 4 }, (_, index) => {
    if (index % LINES_OF_COMMAND === 0) return agent(`Running command make part-${index}`);
    if (index % 3 === 0)
      return `\u001b[32mPASS\u001b[39m packages/part-${index}/test/unit.test.ts (\u001b[1m5 ms\u001b[22m)`;
    return `  [${index}/${lines}] Building CXX object src/CMakeFiles/app.dir/file-${index}.cpp.o`;
  });
  return [
    agent('Entering phase BUILD'),
    ...output,
    '',
    agent('Phase complete: BUILD State: SUCCEEDED'),
    agent('Phase context status code:  Message: '),
    '',
  ].join('\n');
}

/**
 * The same again and again, until there are so many bytes.
 * @param {string} file
 * @param {number} bytes
 */
export async function writeGeneratedLog(file, bytes) {
  const piece = Buffer.from(generatedLog(100_000));
  const stream = createWriteStream(file);
  for (let written = 0; written < bytes; written += piece.length)
    if (!stream.write(piece)) await once(stream, 'drain');
  stream.end('the needle in the end\n');
  await once(stream, 'finish');
}
