import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { WORKBENCH } from '../../scripts/lib/paths.mjs';
import { copySampleWorkspace, linkExtension, writeSettings } from '../../scripts/lib/vscode-folders.mjs';
import { startVsCodeServer } from '../../scripts/lib/vscode-server.mjs';
import { Workbench } from './workbench';

const { WORKBENCH_TEST_CHROMIUM, WORKBENCH_TEST_VSCODE } = process.env;

/** Whether this machine has what these tests need; `npm test` looks and says so. */
export const hasVsCode = Boolean(WORKBENCH_TEST_CHROMIUM && WORKBENCH_TEST_VSCODE);

const SCREENSHOTS = path.join(WORKBENCH, 'screenshots');

export interface HarnessOptions {
  /** Names the folder of this VS Code, one for each test file. */
  name: string;
  /** Whether the user trusts the workspace; false is Restricted Mode. */
  trusted: boolean;
  settings?: Record<string, unknown>;
  /** The extension's folder; this checkout by default. */
  extension?: string;
}

/** A VS Code server with the extension, a fresh sample workspace and a browser on it. */
export interface Harness {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly workspace: string;
  /** Keeps a picture of the window. */
  screenshot(name: string): Promise<void>;
  dispose(): Promise<void>;
}

async function openVsCode({ name, trusted, settings, extension }: HarnessOptions): Promise<Harness> {
  const folder = path.join(WORKBENCH, 'vscode-tests', name);
  const workspace = path.join(folder, 'sample-workspace');
  const extensionsDirectory = path.join(folder, 'extensions');
  await rm(folder, { recursive: true, force: true });
  await copySampleWorkspace(workspace);
  await linkExtension(extensionsDirectory, extension);
  await writeSettings(path.join(folder, 'server/data'), {
    user: trusted
      ? { 'security.workspace.trust.enabled': false }
      : { 'security.workspace.trust.startupPrompt': 'never' },
    machine: { ...settings },
  });
  const server = await startVsCodeServer({
    server: WORKBENCH_TEST_VSCODE ?? '',
    dataDirectory: path.join(folder, 'server'),
    extensionsDirectory,
  });
  let browser: Browser | undefined;
  const dispose = async () => {
    await browser?.close();
    await server.dispose();
  };
  try {
    browser = await launchBrowser(WORKBENCH_TEST_CHROMIUM);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(30_000);
    const workbench = await Workbench.open(page, server.address(workspace), workspace);
    const screenshot = async (picture: string) => {
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: path.join(SCREENSHOTS, `${picture}.png`), animations: 'disabled' });
    };
    return { workbench, page, workspace, screenshot, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/**
 * Opens a VS Code for the tests of a file, and ends it after them. A test that fails leaves a picture of what it saw.
 * @returns the harness, from the first test on
 */
export function useVsCode(options: () => HarnessOptions): () => Harness {
  let harness: Harness | undefined;
  const opened = () => {
    if (!harness) throw new Error('VS Code is not open.');
    return harness;
  };
  beforeAll(async () => {
    harness = await openVsCode(options());
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await opened().screenshot(`failed-${task.name.replace(/\W+/g, '-')}`);
  });
  afterAll(() => harness?.dispose());
  return opened;
}
