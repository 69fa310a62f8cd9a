import { basename, dirname } from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { awsFiles } from '../../../core/aws/aws-files';
import type { Subscription } from '../../emitter';

/** Watches the config and credentials files, and what the AWS CLI leaves of a sign-in to SSO. */
export function watchAwsFiles(listener: () => void): Subscription {
  const { config, credentials, ssoCache } = awsFiles(process.env);
  const patterns = [
    [dirname(config), basename(config)],
    [dirname(credentials), basename(credentials)],
    [ssoCache, '*.json'],
  ] as const;
  const watchers = patterns.map(([folder, name]) => {
    const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), name);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    watcher.onDidCreate(listener);
    watcher.onDidChange(listener);
    return watcher;
  });
  return vscode.Disposable.from(...watchers);
}
