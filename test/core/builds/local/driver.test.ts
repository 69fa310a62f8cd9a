import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, answerReader } from '../../../../core/builds/local/answers';
import {
  CLEAR_ENVIRONMENT,
  DRIVER,
  message,
  opening,
  shellQuote,
} from '../../../../core/builds/local/driver';
import { which } from './support';

const NONCE = '0123456789abcdef';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driver-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Gives a driver its messages at once, and reads it to its end. */
async function drive(shell: string[], scriptFile: string, messages: [action: string, script: string][]) {
  let output = '';
  const answers: Answer[] = [];
  const reader = answerReader(NONCE, {
    output: (bytes) => (output += new TextDecoder().decode(bytes)),
    answer: (answer) => answers.push(answer),
  });
  const [program = '', ...args] = shell;
  const child = spawn(program, [...args, '-c', DRIVER], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, EXPORTED: '1' },
  });
  child.stdout.on('data', (chunk: Buffer) => reader.read(chunk));
  child.stdin.end(
    opening(NONCE, scriptFile) + messages.map(([action, script]) => message(NONCE, action, script)).join(''),
  );
  await new Promise((resolve) => child.once('close', resolve));
  reader.end();
  return { output, statuses: answers.map(({ status }) => status), answers };
}

describe.each([[['dash']], [['bash']], [['bash', '--posix']], [['busybox', 'sh']]])('%s', (shell) => {
  const isMissing = which(shell[0] ?? '') === undefined;

  test.skipIf(isMissing)(
    'writes each script as it is and answers with the status of each action',
    async () => {
      const script = ` two  blanks\\n\t'"$x" \`y\`\n\n-n\n# ümlaut\r\nend`;
      const file = join(folder, 'script');
      const { statuses, output } = await drive(shell, file, [
        [`cp ${shellQuote(file)} ${shellQuote(`${file}.copy`)}`, script],
        ['cat', ''],
        ['(exit 7)', ''],
        ['echo out; echo err >&2', ''],
      ]);
      expect(statuses).toEqual([0, 0, 7, 0]);
      expect(output).toBe('out\nerr\n');
      expect(await readFile(`${file}.copy`, 'utf8')).toBe(`${script}\n`);
    },
  );

  test.skipIf(isMissing)('runs nothing of a script that the disk has no room for', async () => {
    const { statuses, output } = await drive(shell, '/dev/full', [
      ['echo ran', 'one\ntwo'],
      ['echo ran', ''],
    ]);
    expect(output).toBe('');
    expect(statuses[0]).toBeUndefined();
  });

  test.skipIf(isMissing)('goes on after a script that it could not write', async () => {
    const { statuses } = await drive(shell, join(folder, 'missing', 'script'), [
      ['true', 'one\ntwo'],
      ['true', 'three'],
    ]);
    expect(statuses).toEqual([undefined, undefined]);
  });

  test.skipIf(isMissing)('empties its environment but still finds programs', async () => {
    const { output } = await drive(shell, join(folder, 'script'), [
      ['env | grep -c "^EXPORTED="', ''],
      [CLEAR_ENVIRONMENT, ''],
      ['env | grep -c "^EXPORTED="', ''],
    ]);
    expect(output).toBe('1\n0\n');
  });
});
