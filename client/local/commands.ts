import * as vscode from 'vscode';
import type { CommandTable } from '../commands';
import type { Explanations } from '../explanation/documents';
import type { LazyLogRoom } from '../log/lazy-room';
import { showInformationMessage } from '../messages';
import { revealFolder } from '../reveal-folder';
import type { Testing } from '../testing/testing';
import type { AwsChoices } from './aws-choices';
import type { OptionsParts } from './choose-options';
import { createBuildspec } from './create-buildspec';
import type { KeptSecrets } from './kept-secrets';
import { type LinkParts, linkCommands } from './link-commands';
import { pauseCommands } from './pause-commands';
import { runCommands } from './run-commands';
import { openRunLog } from './run-log';
import type { LocalRunParts } from './run-parts';
import { buildspecOf, type LocalTarget, runOf } from './targets';
import type { LocalView } from './view';

export interface LocalParts extends LocalRunParts, LinkParts, OptionsParts {
  aws: LocalRunParts['aws'];
  links: LinkParts['links'];
  view: LocalView;
  explanations: Explanations;
  testing: Testing;
  logRoom: LazyLogRoom;
}

/** The commands of the Local view. */
export function localCommands(parts: LocalParts): CommandTable<LocalTarget> {
  const { runs, running, view, clock } = parts;
  return {
    ...runCommands(parts),
    ...pauseCommands(parts),
    ...linkCommands(parts),
    'codebuild.local.selectProfile': async (target) => {
      const buildspec = await buildspecOf(parts, target, 'Select AWS Profile');
      if (buildspec) await selectProfile(parts.aws.choices, buildspec);
    },
    'codebuild.local.forgetSecrets': async (target) => {
      const buildspec = await buildspecOf(parts, target, 'Forget Kept Secrets');
      if (buildspec) await forgetSecrets(parts.aws.kept, buildspec);
    },
    'codebuild.local.cancelRun': (target) => {
      const run = runOf(runs, target);
      // a run that nothing carries on any more ends here and now
      if (run && !running.cancel(run.id)) runs.end(run.id, 'STOPPED', new Date(clock.now()).toISOString());
    },
    'codebuild.local.openBuildspec': async (target) => {
      const buildspec = await buildspecOf(parts, target);
      if (buildspec) await vscode.commands.executeCommand('vscode.open', buildspec);
    },
    'codebuild.local.openLog': async (target) => {
      const run = runOf(runs, target);
      if (run) await openRunLog(parts, run);
    },
    'codebuild.local.explainFailure': async (target) => {
      const run =
        runOf(runs, target) ?? (await (await import('./pick-failed-run')).pickFailedRun(runs, clock.now()));
      if (run) await (await import('./explain-run')).explainFailure(parts, run);
    },
    'codebuild.local.openArtifacts': async (target) => {
      const run = runOf(runs, target);
      if (run) await openArtifacts(parts.artifacts.ofRun(run));
    },
    'codebuild.local.showCache': async (target) =>
      (await import('./cache-commands')).showCache(parts, cacheOwner(target)),
    'codebuild.local.clearCache': async (target) =>
      (await import('./cache-commands')).clearCache(parts, cacheOwner(target)),
    'codebuild.local.createBuildspec': () => createBuildspec(),
    'codebuild.local.showOlderRuns': (target) => {
      if (typeof target === 'object' && 'kind' in target && target.kind === 'olderRuns')
        view.showOlderRuns(target.buildspec);
    },
    'codebuild.local.refresh': () => view.refresh(),
  };
}

async function selectProfile(choices: AwsChoices, buildspec: vscode.Uri): Promise<void> {
  const { pickProfile } = await import('./pick-profile');
  const key = buildspec.toString();
  const choice = await pickProfile(vscode.workspace.asRelativePath(buildspec), choices.get(key));
  if (choice) await choices.set(key, choice);
}

async function forgetSecrets(kept: KeptSecrets, buildspec: vscode.Uri): Promise<void> {
  const name = vscode.workspace.asRelativePath(buildspec);
  const names = await kept.forget(buildspec.toString());
  void showInformationMessage(
    names.length === 0
      ? `No values are kept for ${name}.`
      : `The values of ${names.join(', ')} are no longer kept. The next run of ${name} asks for them.`,
  );
}

/** The buildspec of a row; undefined for all. */
function cacheOwner(target: LocalTarget | undefined): string | undefined {
  return typeof target === 'object' && 'kind' in target && target.kind === 'buildspec'
    ? target.uri
    : undefined;
}

async function openArtifacts(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    void showInformationMessage('The artifacts of this run are gone. Run the build again to make them.');
    return;
  }
  await revealFolder(uri, 'Artifacts');
}
