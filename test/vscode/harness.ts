import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { WORKBENCH } from '../../scripts/lib/paths.mjs';
import { copySampleWorkspace } from '../../scripts/lib/vscode-folders.mjs';
import { openWindow, type Window } from './window';
import { Workbench } from './workbench';

export { hasVsCode } from './window';

const SCREENSHOTS = path.join(WORKBENCH, 'screenshots');

export interface HarnessOptions {
  /** Names the folder of this VS Code, one for each test file. */
  name: string;
  /** Whether the user trusts the workspace; false is Restricted Mode. */
  trusted: boolean;
  settings?: Record<string, unknown>;
  /** The folder of the extension, unless it is this checkout. */
  extension?: string;
  /** The folder of an extension that is installed beside it. */
  beside?: string;
  /** Variables of the environment besides those of the tests. */
  env?: Record<string, string>;
}

/** A VS Code with the extension and a fresh sample workspace. */
export interface Harness {
  readonly workbench: Workbench;
  readonly workspace: string;
  /** Where this VS Code keeps everything: settings, state and logs. */
  readonly folder: string;
  /** Keeps a picture of the window. */
  screenshot(name: string): Promise<void>;
  dispose(): Promise<void>;
}

async function openVsCode(options: HarnessOptions): Promise<Harness> {
  const { name, trusted, settings, extension, beside, env } = options;
  const folder = path.join(WORKBENCH, 'vscode-tests', name);
  const workspace = path.join(folder, 'sample-workspace');
  await rm(folder, { recursive: true, force: true });
  await copySampleWorkspace(workspace);
  const user = {
    // in a browser VS Code saves by itself, a second after an edit that a test may be about to revert
    'files.autoSave': 'off',
    ...(trusted
      ? { 'security.workspace.trust.enabled': false }
      : { 'security.workspace.trust.startupPrompt': 'never' }),
  };
  const window = await openWindow({
    folder,
    workspace,
    settings: { user, machine: { ...settings } },
    extension,
    beside,
    env,
  });
  window.page.setDefaultTimeout(30_000);
  return {
    workbench: await ready(window, workspace),
    workspace,
    folder,
    screenshot: (picture) => keepPicture(window.page, picture),
    dispose: window.dispose,
  };
}

async function ready({ page, dispose }: Window, workspace: string): Promise<Workbench> {
  try {
    return await Workbench.of(page, workspace);
  } catch (error) {
    await keepPicture(page, 'failed-to-open');
    await dispose();
    throw error;
  }
}

async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
}

/**
 * Opens a VS Code for the tests of a file, and ends it after them. A test that fails leaves a picture of what it saw.
 * @returns the harness, from the first test on
 */
export function useVsCode(options: () => HarnessOptions | Promise<HarnessOptions>): () => Harness {
  let harness: Harness | undefined;
  const opened = () => {
    if (!harness) throw new Error('VS Code is not open.');
    return harness;
  };
  beforeAll(async () => {
    harness = await openVsCode(await options());
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await opened().screenshot(`failed-${task.name.replace(/\W+/g, '-')}`);
  });
  afterAll(() => harness?.dispose());
  return opened;
}
