import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { _electron, type Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { linkExtension, type Settings, writeSettings } from '../../scripts/lib/vscode-folders.mjs';
import { startVsCodeServer } from '../../scripts/lib/vscode-server.mjs';

const { WORKBENCH_TEST_CHROMIUM, WORKBENCH_TEST_VSCODE, WORKBENCH_TEST_ELECTRON } = process.env;

/** Whether this machine has what these tests need; `npm test` looks and says so. */
export const hasVsCode = Boolean(
  WORKBENCH_TEST_ELECTRON || (WORKBENCH_TEST_CHROMIUM && WORKBENCH_TEST_VSCODE),
);

interface WindowOptions {
  /** For everything of this VS Code. */
  folder: string;
  workspace: string;
  settings: { user: Settings; machine: Settings };
  /** The folder of the extension; this checkout where none is given. */
  extension?: string;
  /** The folder of an extension that is installed beside it. */
  beside?: string;
  /** Variables of the environment besides those of the tests. */
  env?: Record<string, string>;
}

export interface Window {
  page: Page;
  dispose(): Promise<void>;
}

/** A window with the extension: of a desktop VS Code where one was downloaded, else of VS Code's server in a browser. */
export const openWindow = WORKBENCH_TEST_ELECTRON ? openDesktopWindow : openServerWindow;

async function openServerWindow(options: WindowOptions): Promise<Window> {
  const { folder, workspace, settings, extension } = options;
  const dataDirectory = path.join(folder, 'server');
  const extensionsDirectory = path.join(folder, 'extensions');
  await linkExtension(extensionsDirectory, extension);
  await linkBeside(extensionsDirectory, options);
  await writeSettings(path.join(dataDirectory, 'data'), settings);
  const server = await startVsCodeServer({
    server: WORKBENCH_TEST_VSCODE ?? '',
    dataDirectory,
    extensionsDirectory,
    env: options.env,
  });
  try {
    const browser = await launchBrowser(WORKBENCH_TEST_CHROMIUM);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await serveWebviews(page);
    await page.goto(server.address(workspace));
    return {
      page,
      async dispose() {
        await browser.close();
        await server.dispose();
      },
    };
  } catch (error) {
    await server.dispose();
    throw error;
  }
}

/** Pages in editors have an origin of their own each, below a host in the internet; what lies there lies in the server's folder too. */
async function serveWebviews(page: Page): Promise<void> {
  await page.context().route('https://*.vscode-cdn.net/**', (route) => {
    const { pathname } = new URL(route.request().url());
    const file = /\/out\/vs\/workbench\/contrib\/webview\/browser\/pre\/[\w.-]+$/.exec(pathname)?.[0];
    return file ? route.fulfill({ path: path.join(WORKBENCH_TEST_VSCODE ?? '', file) }) : route.abort();
  });
}

async function openDesktopWindow(options: WindowOptions): Promise<Window> {
  const { folder, workspace, settings } = options;
  await linkBeside(path.join(folder, 'extensions'), options);
  const userDataDirectory = path.join(folder, 'desktop');
  await writeSettings(userDataDirectory, settings);
  const app = await _electron.launch({
    executablePath: WORKBENCH_TEST_ELECTRON,
    args: [
      `--extensionDevelopmentPath=${ROOT}`,
      `--user-data-dir=${userDataDirectory}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
      '--no-sandbox',
      '--skip-welcome',
      '--skip-release-notes',
      workspace,
    ],
    env: { ...process.env, ...options.env } as Record<string, string>,
  });
  return { page: await app.firstWindow(), dispose: () => app.close() };
}

async function linkBeside(folder: string, { beside }: WindowOptions): Promise<void> {
  if (beside === undefined) return;
  await mkdir(folder, { recursive: true });
  await symlink(beside, path.join(folder, path.basename(beside)), 'dir');
}
