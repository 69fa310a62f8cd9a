import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { registerCommands } from '../commands';
import { BuildOutputs } from '../outputs';
import { logSettings } from '../settings';
import { logCommands } from './commands';
import { LogFiles } from './log-files';
import { LogDoor } from './register';

/** The logs of builds: their files, and the editors that show them. */
export interface Logs {
  /** Of local runs. */
  runLogs: LogFiles;
  /** Of builds on CodeBuild. */
  buildLogs: LogFiles;
  logDoor: LogDoor;
  /** Their channels in the Output view. */
  outputs: BuildOutputs;
}

export function activateLogs(context: vscode.ExtensionContext, clock: Clock): Logs {
  const storage = context.storageUri ?? context.globalStorageUri;
  const filesIn = (folder: string) => new LogFiles(vscode.Uri.joinPath(storage, folder).fsPath, clock);
  const [runLogs, buildLogs] = [filesIn('logs'), filesIn('build-logs')];
  const outputs = new BuildOutputs(clock);
  const logDoor = new LogDoor({
    clock,
    channels: outputs,
    runs: runLogs,
    builds: buildLogs,
    extension: context.extensionUri,
    settings: logSettings,
  });
  context.subscriptions.push(outputs, logDoor, ...registerCommands(logCommands(logDoor)));
  return { runLogs, buildLogs, logDoor, outputs };
}
