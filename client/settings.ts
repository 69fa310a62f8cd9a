import * as vscode from 'vscode';
import type { ConnectionSettings } from '../core/aws/connection';

/** What is empty in the settings is absent here. */
function text(key: string, scope?: vscode.ConfigurationScope): string | undefined {
  const value = vscode.workspace.getConfiguration(undefined, scope).get<unknown>(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function connectionSettings(): ConnectionSettings {
  return {
    profile: text('codebuild.connection.profile'),
    region: text('codebuild.connection.region'),
    endpoint: text('codebuild.connection.endpoint'),
    emulator: text('codebuild.connection.emulator'),
  };
}

/** The image of local builds of that folder; undefined where the user is asked. */
export function localImage(scope: vscode.Uri): string | undefined {
  return text('codebuild.local.image', scope);
}

export function localTimeoutMinutes(scope: vscode.Uri): number {
  const value = vscode.workspace.getConfiguration(undefined, scope).get<unknown>('codebuild.local.timeout');
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(2160, Math.max(5, value)) : 60;
}

export function dockerHost(): string | undefined {
  return text('codebuild.docker.host');
}
