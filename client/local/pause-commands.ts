import * as vscode from 'vscode';
import type { PausedBuild } from '../../core/builds/local/debug-session';
import type { CommandTable } from '../commands';
import { showInformationMessage, showWarningMessage } from '../messages';
import { PAUSE_COMMANDS, type PauseCommand, pauseMessage, pauseOffers } from './pause-words';
import type { PausedBuilds } from './paused-builds';
import type { LocalRuns } from './runs';
import { ShellTerminal } from './shell-terminal';
import { type LocalTarget, runOf } from './targets';

interface PauseParts {
  runs: LocalRuns;
  paused: PausedBuilds;
}

type Answers = Record<PauseCommand, (build: PausedBuild) => void>;

/** The commands of a run that waits for its user. */
export function pauseCommands(parts: PauseParts): CommandTable<LocalTarget> {
  const answers = answersOf(parts);
  const table = Object.entries(answers).map(([id, answer]) => [
    id,
    (target?: LocalTarget) => {
      const run = runOf(parts.runs, target);
      const build = run && parts.paused.get(run.id);
      if (build && vscode.workspace.isTrusted) answer(build);
    },
  ]);
  return Object.fromEntries(table);
}

/** Tells of each build that begins to wait, with what can be done about it. */
export function announcePauses(parts: PauseParts): vscode.Disposable {
  const answers = answersOf(parts);
  return parts.paused.onDidPause((build) => void announce(build, titleOf(parts.runs, build), answers));
}

async function announce(build: PausedBuild, title: string, answers: Answers): Promise<void> {
  const show = build.reason === 'failed' ? showWarningMessage : showInformationMessage;
  const items = pauseOffers(build).map((command) => ({ title: PAUSE_COMMANDS[command], command }));
  const answer = await show(pauseMessage(build, title), ...items);
  if (answer) answers[answer.command](build);
}

function answersOf({ runs, paused }: PauseParts): Answers {
  const openTerminal = (build: PausedBuild) => {
    // an old notification may outlive the pause
    if (paused.get(build.buildId) === build) showTerminal(build, titleOf(runs, build), paused);
  };
  return {
    'codebuild.local.openShell': openTerminal,
    'codebuild.local.openTerminal': openTerminal,
    'codebuild.local.retryCommand': (build) => void paused.resume(build, 'retry'),
    'codebuild.local.continueRun': (build) => void paused.resume(build, 'continue'),
    'codebuild.local.stopRun': (build) => void paused.resume(build, 'stop'),
  };
}

function showTerminal(build: PausedBuild, name: string, paused: PausedBuilds): void {
  const { openTerminal, terminalCommand, outputDirectory } = build;
  const [shellPath, ...shellArgs] = terminalCommand;
  const terminal = openTerminal
    ? vscode.window.createTerminal({
        name,
        pty: new ShellTerminal(openTerminal, () => paused.get(build.buildId) === build),
      })
    : vscode.window.createTerminal({ name, shellPath, shellArgs, cwd: outputDirectory, isTransient: true });
  terminal.show();
}

/** A run as its user knows it, such as `buildspec.yml #3`, or `buildspec.yml #3, test_linux` in a batch. */
function titleOf(runs: LocalRuns, { buildId }: PausedBuild): string {
  const run = runs.get(buildId);
  if (!run) return 'A build';
  const title = `${vscode.workspace.asRelativePath(vscode.Uri.parse(run.buildspec))} #${run.number}`;
  return run.partOf ? `${title}, ${run.partOf.identifier}` : title;
}
