import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';

const at = (second: number, text: string) =>
  `[Container] 2026/01/28 20:46:${String(second).padStart(2, '0')}.500000 ${text}`;

const FAILED = [
  at(0, 'Running on CodeBuild On-demand'),
  at(0, 'Phase is DOWNLOAD_SOURCE'),
  at(1, 'CODEBUILD_SRC_DIR=/codebuild/output/src2334412617/src'),
  at(2, 'Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED'),
  at(2, 'Phase context status code:  Message: '),
  at(2, 'Entering phase INSTALL'),
  at(2, 'Running command npm ci'),
  'added 254 packages in 8s',
  '',
  at(11, 'Phase complete: INSTALL State: SUCCEEDED'),
  at(11, 'Phase context status code:  Message: '),
  at(11, 'Entering phase BUILD'),
  at(11, 'Running command npm test'),
  '\x1b[1m\x1b[46m RUN \x1b[49m\x1b[22m \x1b[36mv4.1.12\x1b[39m \x1b[90m/codebuild/output/src\x1b[39m',
  ' \x1b[32m✓\x1b[39m test/sum.test.ts \x1b[2m(\x1b[22m3 tests\x1b[2m)\x1b[22m\x1b[33m 41 ms\x1b[39m',
  ' \x1b[31m❯\x1b[39m test/shop.test.ts \x1b[2m(\x1b[22m5 tests | \x1b[31m1 failed\x1b[39m\x1b[2m)\x1b[22m',
  '\x1b[41m\x1b[1m FAIL \x1b[22m\x1b[49m test/shop.test.ts > refunds an order',
  '\x1b[31mAssertionError: expected 500 to be 200\x1b[39m',
  '\x1b[38;5;208m    at refund (test/shop.test.ts:42:7)\x1b[39m',
  `bundle ${'x'.repeat(20_000)}`,
  '',
  at(40, 'Command did not exit successfully npm test exit status 1'),
  at(40, 'Phase complete: BUILD State: FAILED'),
  at(
    40,
    'Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: npm test. Reason: exit status 1',
  ),
  at(40, 'Entering phase POST_BUILD'),
  at(41, 'Phase complete: POST_BUILD State: SUCCEEDED'),
  at(41, 'Phase context status code:  Message: '),
  '',
].join('\n');

describe.skipIf(!hasVsCode)('a log', () => {
  const vscode = useVsCode(() => ({
    name: 'log',
    trusted: true,
    settings: { 'codebuild.docker.host': 'unix:///nonexistent/docker.sock' },
  }));

  it('opens from a file at its first error, in colours, with its outline', async () => {
    const { workbench, workspace, screenshot } = vscode();
    const file = path.join(path.dirname(workspace), 'failed.log');
    await writeFile(file, FAILED);
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', /^buildspec/).locator.waitFor();
    await workbench.askingCommand('CodeBuild Log: Open Log File');
    await workbench.page.locator('.quick-input-title:visible', { hasText: 'Open Log File' }).waitFor();
    await workbench.answer('Open Log File', file);
    await workbench.line('AssertionError: expected 500 to be 200').waitFor();
    await workbench.page.waitForTimeout(2000);
    await screenshot('log');
    await workbench.inDarkTheme(() => screenshot('log-dark'));
    expect(1).toBe(1);
  });
});
