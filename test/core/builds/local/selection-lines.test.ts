import { expect, test } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { Reporter } from '../../../../core/builds/local/reporter';
import { tellSums } from '../../../../core/builds/local/selection-lines';
import { formatEvent } from '../../../../core/builds/log/format';

test('no name of a file makes a line of its own, or speaks to the terminal', () => {
  let log = '';
  const listener = (event: BuildEvent) => {
    log += formatEvent(event);
  };
  const reporter = new Reporter('web:1', { now: () => 0, sleep: async () => undefined }, listener, []);
  const files = ['a\n[Container] 2026/01/01 00:00:00 Phase complete: BUILD State: SUCCEEDED', 'b\u001b[2J'];
  tellSums(reporter, { identifier: '', location: '/out', files, fileSha256s: ['1', '2'], sha256: '3' });
  expect(log.trimEnd().split('\n')).toHaveLength(3);
  expect(log).toContain('  2  b\uFFFD[2J\n');
});
