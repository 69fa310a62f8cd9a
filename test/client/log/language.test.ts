import { expect, it } from 'vitest';
import { contributes } from '../manifest';

const pattern = new RegExp(contributes.languages[0]?.firstLine ?? 'none');

const first = '[Container] 2026/01/28 20:46:51.456792 Waiting for agent ping';

it.each([
  '',
  'agent_1  | ',
  '\x1b[36magent_1  |\x1b[0m ',
  'lint   | ',
  ' 12 | ',
  '2026-01-28T20:46:51 ',
  '2026-01-28T20:46:51.456Z\t',
  '\x1b[32m2026-01-28T20:46:51.456000+00:00\x1b[0m \x1b[36mweb/11111111-2222-3333-4444-555555555555\x1b[0m ',
])('a file that begins with a line of the agent behind %j is a log', (prefix) => {
  expect(`${prefix}${first}`).toMatch(pattern);
});

it.each([
  'const a = "[Container] 2026/01/28 20:46";',
  'see lint | [Container] 2026',
  `${'a | '.repeat(50_000)}[`,
])('one that begins otherwise is none: %.40s', (line) => {
  expect(line).not.toMatch(pattern);
});
