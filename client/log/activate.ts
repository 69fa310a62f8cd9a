import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { registerCommands } from '../commands';
import { BuildOutputs } from '../outputs';
import { logSettings } from '../settings';
import { logCommands } from './commands';
import { LazyLogRoom } from './lazy-room';
import { LogFiles } from './log-files';

/** The logs of builds: their files, and the editors that show them. */
export interface LogParts {
  /** Of local runs. */
  runLogs: LogFiles;
  /** Of builds on CodeBuild. */
  buildLogs: LogFiles;
  logRoom: LazyLogRoom;
  /** Their channels in the Output view. */
  outputs: BuildOutputs;
}

export function activateLogs(context: vscode.ExtensionContext, clock: Clock): LogParts {
  const storage = context.storageUri ?? context.globalStorageUri;
  const filesIn = (folder: string) => new LogFiles(vscode.Uri.joinPath(storage, folder).fsPath, clock);
  const [runLogs, buildLogs] = [filesIn('logs'), filesIn('build-logs')];
  const outputs = new BuildOutputs(clock);
  const logRoom = new LazyLogRoom({
    clock,
    channels: outputs,
    runs: runLogs,
    builds: buildLogs,
    extension: context.extensionUri,
    settings: logSettings,
  });
  context.subscriptions.push(outputs, logRoom, ...registerCommands(logCommands(logRoom)));
  return { runLogs, buildLogs, logRoom, outputs };
}
