import * as vscode from 'vscode';
import { systemClock } from '../core/builds/clock';
import { activateCloud } from './cloud/activate';
import { registerExplanations } from './explanation/register';
import { getStarted } from './get-started';
import { LanguageFeatures } from './language';
import { activateLocal } from './local/activate';
import { activateLogs } from './log/activate';
import { activateLogLinks } from './problems/activate';
import { makeSharedParts } from './shared-parts';

// VS Code waits for what `deactivate` returns, not for its subscriptions: only here can builds clean up after themselves
let cleanUp: (() => Promise<unknown>) | undefined;

/** Registers views and commands; whatever is heavy loads when it is first used. */
export function activate(context: vscode.ExtensionContext): void {
  const language = new LanguageFeatures(async () => {
    const { startLanguageClient } = await import('./language-client');
    return startLanguageClient(context);
  });
  const shared = makeSharedParts(context, activateLogs(context, systemClock), systemClock);
  const { explanations, testing, buildspecs } = shared;
  context.subscriptions.push(
    language,
    ...registerExplanations(explanations),
    vscode.commands.registerCommand('codebuild.getStarted', () => getStarted(language.hasBuildspec)),
    vscode.commands.registerCommand('codebuild.showReportFiles', async () =>
      (await import('./testing/show-report-files')).showReportFiles(testing),
    ),
    buildspecs.onDidFind((files) => language.filesAppeared(files)),
  );
  const localBuilds = activateLocal(context, shared);
  activateLogLinks(context, shared, localBuilds);
  activateCloud(context, shared, localBuilds);
  cleanUp = () => Promise.all([localBuilds.cancelAll(), language.stop()]);
}

export async function deactivate(): Promise<void> {
  await cleanUp?.();
}
