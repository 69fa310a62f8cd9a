import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LogIndex } from '../../../../core/builds/log/log-index';

/** Real logs; not part of the repository. */
const LOGS = '../shared/corpus/logs';
const there = existsSync(LOGS);
const names = there ? readdirSync(LOGS).filter((name) => name.endsWith('.log')) : [];

function read(name: string): LogIndex {
  const index = new LogIndex();
  index.read(readFileSync(join(LOGS, name)));
  index.finish();
  return index;
}

/** What AWS's local agent, `aws logs tail` in its formats, copies of the console, and batches put before each line. */
const PREFIXES = [
  'agent_1  | ',
  '\x1b[36magent_1  |\x1b[0m ',
  '2026-01-28T20:46:51.456000+00:00 web/11111111-2222-3333-4444-555555555555 ',
  '\x1b[32m2026-01-28T20:46:51.456000+00:00\x1b[0m \x1b[36m11111111-2222-3333-4444-555555555555\x1b[0m ',
  '2026-01-28T20:46:51 ',
  '2026-01-28T20:46:51.456Z\t',
  'lint   | ',
];

/** Read by hand: the phases in their order with the number of their commands, what failed, and the lines of its errors, from 1. */
const CONTENT: Readonly<Record<string, string>> = {
  '01': 'DOWNLOAD_SOURCE 2, INSTALL 0, PRE_BUILD 7, BUILD 5, POST_BUILD 0, UPLOAD_ARTIFACTS 0',
  '02': 'DOWNLOAD_SOURCE 2, INSTALL 1, PRE_BUILD 1 FAILED; 65 76',
  '03': 'DOWNLOAD_SOURCE 0, INSTALL 0, PRE_BUILD 3, BUILD 7 FAILED, POST_BUILD 0, UPLOAD_ARTIFACTS 0; 48 50',
  '04': 'DOWNLOAD_SOURCE 0, INSTALL 0, PRE_BUILD 0, BUILD 1, POST_BUILD 0',
  '05': 'DOWNLOAD_SOURCE 0, INSTALL 2 IN_PROGRESS, POST_BUILD 0',
  '06': 'DOWNLOAD_SOURCE 0, INSTALL 2, PRE_BUILD 1, BUILD 2, POST_BUILD 1',
  '07': 'DOWNLOAD_SOURCE 0, INSTALL 3 FAILED; 11 12 14',
  '08': 'DOWNLOAD_SOURCE 0, INSTALL 4, PRE_BUILD 5, BUILD 2, POST_BUILD 0, UPLOAD_ARTIFACTS 0',
  '09': 'INSTALL 0, PRE_BUILD 2, BUILD 2, POST_BUILD 1, UPLOAD_ARTIFACTS 0',
  '10': 'DOWNLOAD_SOURCE 0 FAILED; 6',
  '11': 'DOWNLOAD_SOURCE 0 FAILED; 8',
  '12': 'DOWNLOAD_SOURCE 0 FAILED; 8',
  '13': 'DOWNLOAD_SOURCE 0 FAILED; 9',
  '14': 'DOWNLOAD_SOURCE 2 IN_PROGRESS',
  '15': 'POST_BUILD 0, UPLOAD_ARTIFACTS 0 FAILED; 19',
  '16': 'UPLOAD_ARTIFACTS 0',
  '17': 'PRE_BUILD 0, BUILD 1 FAILED; 5 7',
  '18': 'BUILD 1 FAILED; 3 5',
  '19': 'POST_BUILD 0, UPLOAD_ARTIFACTS 0',
};

describe.skipIf(!there)(
  there ? 'the real logs of the corpus' : 'the real logs of the corpus, which is not here',
  () => {
    it('have their phases, commands and errors', () => {
      expect(Object.fromEntries(names.map((name) => [name.slice(0, 2), contentOf(read(name))]))).toEqual(
        CONTENT,
      );
    });

    it.each(PREFIXES)('are read alike behind %j', (prefix) => {
      for (const name of names) {
        const log = readFileSync(join(LOGS, name), 'utf8');
        // those of the local agent have a prefix of their own
        if (/^(?:\x1b\[[\d;]*m)?agent[_-]1/m.test(log)) continue;
        const index = new LogIndex();
        index.read(Buffer.from(log.replace(/^/gm, prefix)));
        index.finish();
        expect(`${name} ${contentOf(index)}`).toBe(`${name} ${contentOf(read(name))}`);
      }
    });

    it.each(names)('%s: each command lies in its phase, and nothing overlaps', (name) => {
      const { sections, lineCount } = read(name);
      const [phases, commands] = ['phase', 'command'].map((kind) =>
        sections.filter((section) => section.kind === kind),
      );
      for (const ones of [phases, commands])
        for (const [index, { line, endLine }] of (ones ?? []).entries()) {
          expect(endLine).toBeGreaterThanOrEqual(line);
          expect(endLine).toBeLessThan(ones?.[index + 1]?.line ?? lineCount);
        }
      for (const { line, endLine, phaseType } of commands ?? []) {
        const phase = phases?.find((one) => one.line < line && one.endLine >= endLine);
        expect(phase?.phaseType).toBe(phaseType);
      }
    });
  },
);

function contentOf({ sections, errorLines }: LogIndex): string {
  const commands = sections.filter(({ kind }) => kind === 'command');
  const phases = sections
    .filter(({ kind }) => kind === 'phase')
    .map(({ name, line, endLine, status }) => {
      const inside = commands.filter((command) => command.line >= line && command.line <= endLine).length;
      return `${name} ${inside}${status === 'SUCCEEDED' ? '' : ` ${status}`}`;
    });
  const errors = errorLines.length === 0 ? '' : `; ${errorLines.map((line) => line + 1).join(' ')}`;
  return `${phases.join(', ')}${errors}`;
}
