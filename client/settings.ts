import * as vscode from 'vscode';
import { listedConnections } from './cloud/connections/connections';
import type { SessionsParts } from './cloud/connections/sessions';
import type { Notifications } from './cloud/ends/end-message';
import type { Subscription } from './emitter';
import type { InsightsSettings } from './insights/settings';
import type { LogRoomParts } from './log/room';

/** What is empty in the settings is absent here. */
function text(key: string, scope?: vscode.ConfigurationScope): string | undefined {
  const value = vscode.workspace.getConfiguration(undefined, scope).get<unknown>(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export const BUILDSPEC_FILES = 'codebuild.buildspec.files';

/** Globs of further buildspecs in the folder of a file. */
export function buildspecFiles(file: vscode.Uri): string[] {
  const value = vscode.workspace.getConfiguration(undefined, file).get<unknown>(BUILDSPEC_FILES);
  return Array.isArray(value) ? value.filter((glob): glob is string => typeof glob === 'string') : [];
}

const CONNECTIONS = 'codebuild.connections';
const EMULATOR = 'codebuild.connection.emulator';

/** The connections of the CodeBuild view, where the user sees and changes them. */
export const connectionSettings: SessionsParts['settings'] = {
  read: () => ({
    emulator: text(EMULATOR),
    listed: listedConnections(vscode.workspace.getConfiguration().get<unknown>(CONNECTIONS)),
  }),
  list: (connections) => write(CONNECTIONS, connections.length === 0 ? undefined : connections),
  setEmulator: (folder) => write(EMULATOR, folder),
  onDidChange: (listener) =>
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(CONNECTIONS) || event.affectsConfiguration(EMULATOR)) listener();
    }),
};

async function write(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
}

/** Which ends of builds on CodeBuild the user wants to be told of. */
export function notifications(): Notifications {
  const value = vscode.workspace.getConfiguration().get<unknown>('codebuild.notifications');
  return value === 'never' || value === 'failures' ? value : 'all';
}

/** What is looked for in the output of builds. */
export interface ProblemSettings {
  isEnabled(): boolean;
  /** Those that the user adds, as the settings have them. */
  matchers(): unknown;
  onDidChange(listener: () => void): Subscription;
}

export const problemSettings: ProblemSettings = {
  isEnabled: () => vscode.workspace.getConfiguration().get<unknown>('codebuild.problems.enabled') !== false,
  matchers: () => vscode.workspace.getConfiguration().get<unknown>('codebuild.problems.matchers'),
  onDidChange: (listener) =>
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('codebuild.problems')) listener();
    }),
};

/** Whether reports of builds that end here show in the Testing view without being asked for. */
export function showsReports(): boolean {
  return vscode.workspace.getConfiguration().get<unknown>('codebuild.testing.automatic') !== false;
}

/** What local builds read of the settings, each time anew. */
export interface LocalSettings {
  /** The image of builds of that folder; undefined where the user is asked. */
  image(folder: vscode.Uri): string | undefined;
  timeoutMinutes(folder: vscode.Uri): number;
  /** How many builds of a batch run at once; undefined: as many as the computer takes. */
  concurrency(folder: vscode.Uri): number | undefined;
  dockerHost(): string | undefined;
  region(): string | undefined;
}

export const localSettings: LocalSettings = {
  image: (folder) => text('codebuild.local.image', folder),
  timeoutMinutes(folder) {
    const value = vscode.workspace
      .getConfiguration(undefined, folder)
      .get<unknown>('codebuild.local.timeout');
    return typeof value === 'number' && Number.isFinite(value) ? Math.min(2160, Math.max(5, value)) : 60;
  },
  concurrency(folder) {
    const value = vscode.workspace
      .getConfiguration(undefined, folder)
      .get<unknown>('codebuild.local.concurrency');
    return typeof value === 'number' && value >= 1 ? Math.floor(value) : undefined;
  },
  dockerHost: () => text('codebuild.docker.host'),
  region: () => connectionSettings.read().listed[0]?.region,
};

const TIMESTAMPS = 'codebuild.log.timestamps';

/** How logs are shown. */
export const logSettings: LogRoomParts['settings'] = {
  timestamps() {
    const value = vscode.workspace.getConfiguration().get<unknown>(TIMESTAMPS);
    return value === 'show' || value === 'hide' ? value : 'dim';
  },
  onDidChange: (listener) =>
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(TIMESTAMPS)) listener(event);
    }),
};

const INSIGHTS = 'codebuild.insights';

/** What the figures of CodeBuild Insights are measured by. */
export const insightsSettings: InsightsSettings & { onDidChange(listener: () => void): Subscription } = {
  prices: () => vscode.workspace.getConfiguration().get<unknown>('codebuild.insights.prices'),
  targets: () => vscode.workspace.getConfiguration().get<unknown>('codebuild.insights.targets'),
  quotas: () => vscode.workspace.getConfiguration().get<unknown>('codebuild.insights.quotas'),
  onDidChange: (listener) =>
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(INSIGHTS)) listener();
    }),
};
