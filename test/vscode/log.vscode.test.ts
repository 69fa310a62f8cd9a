import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';
import { untilDone } from './workbench';

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

/** Of two builds side by side. */
const UNIT = FAILED.trimEnd()
  .split('\n')
  .map((line) => `unit | ${line}`);
const BATCH = [
  `lint | ${at(0, 'Entering phase BUILD')}`,
  `lint | ${at(0, 'Running command npx eslint .')}`,
  'lint | one',
  ...UNIT.slice(0, 8),
  'lint | two',
  'lint | three',
  'lint | four',
  ...UNIT.slice(8),
].join('\n');

const LONG = Array.from({ length: 250_000 }, (_, line) =>
  line === 220_000 ? 'here is the needle' : `output line ${line + 1}`,
).join('\n');

/** Prints until a file is there. */
const live = (go: string) => `version: 0.2
phases:
  build:
    commands:
      - i=0; while [ ! -f '${go}' ]; do i=$((i+1)); echo "round $i."; sleep 0.03; done
`;

describe.skipIf(!hasVsCode)('a log', () => {
  const vscode = useVsCode(() => ({
    name: 'log',
    trusted: true,
    settings: { 'codebuild.docker.host': 'unix:///nonexistent/docker.sock' },
  }));
  let go: string;

  beforeAll(async () => {
    const { workspace } = vscode();
    go = path.join(path.dirname(workspace), 'go');
    await mkdir(path.join(workspace, 'live'), { recursive: true });
    await writeFile(path.join(workspace, 'live/buildspec.yml'), live(go));
    await writeFile(path.join(path.dirname(workspace), 'failed.log'), FAILED);
    await writeFile(path.join(path.dirname(workspace), 'batch.log'), BATCH);
    await writeFile(path.join(path.dirname(workspace), 'long.log'), LONG);
  });

  async function openLogFile(name: string): Promise<void> {
    const { workbench, workspace } = vscode();
    await workbench.askingCommand('CodeBuild Log: Open Log File');
    await workbench.pickFile('Open Log File', path.join(path.dirname(workspace), name));
  }

  it('opens from a file at its first error, in the colours of the terminal', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', 'live/buildspec.yml').locator.waitFor();
    await openLogFile('failed.log');
    await workbench.line('AssertionError: expected 500 to be 200').waitFor();
    await workbench.statusBar('Ln 17, Col 1').waitFor();
    // terminal.ansiRed of the light theme
    await expect
      .poll(() => workbench.colourOf('AssertionError: expected', 'AssertionError'))
      .toBe('rgb(205, 49, 49)');
    await workbench.codeLens('Show Whole Line (20,008 bytes)').waitFor();
    await screenshot('log');
    await workbench.inDarkTheme(() => screenshot('log-dark'));
  });

  it('has its errors one after the other', async () => {
    const { workbench } = vscode();
    await workbench.line('AssertionError').click();
    await workbench.page.keyboard.press('F8');
    await workbench.statusBar('Ln 21, Col 1').waitFor();
    await workbench.page.keyboard.press('Shift+F8');
    await workbench.statusBar('Ln 17, Col 1').waitFor();
  });

  it('folds by phase and command, and has an outline', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.command('Fold All');
    await workbench.line('AssertionError').waitFor({ state: 'detached' });
    await expect.poll(() => workbench.noteOf('Entering phase BUILD')).toContain('✗ failed, 29s');
    await workbench.command('Unfold All');
    await workbench.line('AssertionError').waitFor();
    await expect.poll(() => workbench.noteOf('Running command npm test')).toContain('✗ exit status 1, 29s');
    await workbench.page.keyboard.press('Control+Shift+O');
    await workbench.quickPick(/npm test.*BUILD/).waitFor();
    await screenshot('log-outline');
    await workbench.page.keyboard.press('Escape');
  });

  it('of a batch folds and is outlined by its builds', async () => {
    const { workbench, screenshot } = vscode();
    await openLogFile('batch.log');
    // what folds is known a moment after the text; where the cursor is stays open
    await untilDone(async (timeout) => {
      await workbench.line('AssertionError').click({ timeout });
      await workbench.command('Fold Level 1');
      await workbench.line('lint | three').waitFor({ state: 'detached', timeout });
    });
    await expect.poll(() => workbench.noteOf('Entering phase POST_BUILD')).toContain('✓ 1s');
    await screenshot('log-batch');
    await workbench.inDarkTheme(() => screenshot('log-batch-dark'));
    await workbench.page.keyboard.press('Control+Shift+O');
    await workbench.quickPick(/npm test.*BUILD/).waitFor();
    await screenshot('log-batch-outline');
    await workbench.page.keyboard.press('Escape');
  });

  it('is followed while it grows, until somebody scrolls up', async () => {
    const { workbench, screenshot } = vscode();
    const question = workbench.dialog('not isolated');
    await workbench.row('Local', 'live/buildspec.yml').press('Run Build', { shows: question });
    await question.locator('.monaco-button', { hasText: 'Run on This Computer' }).click();
    await workbench
      .row('Local', /#1.*(BUILD|In progress)/)
      .press('Open Log', { shows: workbench.line('round') });
    await workbench.editorAction('Stop Following Log').waitFor();
    await workbench.scrollEditor(-400, (timeout) =>
      workbench.editorAction('Follow Log').waitFor({ timeout }),
    );
    await screenshot('log-not-followed');
    await workbench.editorAction('Follow Log').click();
    await workbench.editorAction('Stop Following Log').waitFor();
    await screenshot('log-followed');
    await writeFile(go, '');
    await workbench.notified('live/buildspec.yml #1 succeeded');
    await workbench.line('Phase complete: UPLOAD_ARTIFACTS').waitFor();
    await workbench.editorAction('Stop Following Log').waitFor({ state: 'detached' });
  });

  it('opens in parts where it is long, and is searched as a whole', async () => {
    const { workbench, screenshot } = vscode();
    await openLogFile('long.log');
    await workbench.line('output line 1').waitFor();
    await workbench.askingCommand('CodeBuild Log: Search Whole Log');
    await workbench.turnInput('Use Regular Expression: Off', 'Regular expression to look for');
    await screenshot('log-search-input');
    await workbench.answer('Regular expression to look for', '^here .* NEEDLE$');
    await workbench.quickPick(/here is the needle.*line 220,001/).waitFor();
    await screenshot('log-search');
    await workbench.quickPick(/here is the needle/).click();
    await workbench.line('here is the needle').waitFor();
    await workbench.page.locator('.tab.active', { hasText: 'long, part 2' }).waitFor();
    await workbench.goToLine(1);
    await workbench.codeLens('Earlier: lines before 200,001').waitFor();
    await screenshot('log-part');
    await workbench.codeLens('Earlier').click();
    await workbench.line('output line 200000').waitFor();
  });
});
