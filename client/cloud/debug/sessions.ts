import process from 'node:process';
import * as vscode from 'vscode';
import { commandLine } from '../../../core/aws/command-line';
import {
  RESUME_COMMAND,
  sessionTarget,
  startSessionArguments,
} from '../../../core/builds/remote/debug-session';
import { findProgram } from '../../find-program';
import { showInformationMessage } from '../../messages';
import { buildTitle } from '../build-title';
import type { BuildTarget, CloudParts } from '../parts';

/** The terminals in which builds that wait at breakpoints are debugged. */
export class DebugSessions implements vscode.Disposable {
  private readonly terminals = new Map<string, vscode.Terminal>();
  private readonly subscription = vscode.window.onDidCloseTerminal((closed) => {
    for (const [id, terminal] of this.terminals) if (terminal === closed) this.terminals.delete(id);
  });

  constructor(private readonly showFailure: CloudParts['showFailure']) {}

  /** Tells that a build waits, with what can be done about it. */
  async announce(target: BuildTarget): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const open = 'Open Debug Session';
    const resume = 'Resume';
    const answer = await showInformationMessage(
      `CodeBuild: ${buildTitle(target.build)} waits at a breakpoint, and its timeout goes on.`,
      ...(target.session.emulated ? [resume] : [open, resume]),
    );
    // an old notification may outlive the pause
    const build = target.session.store.builds.get(target.build.id ?? '') ?? target.build;
    if (answer === open) await this.open({ ...target, build });
    if (answer === resume) await this.resume({ ...target, build });
  }

  /** Opens a session in the build's container, or brings the open one to the front; without its programs the command to copy. */
  async open(target: BuildTarget): Promise<void> {
    const shellArgs = await argumentsFor(target);
    if (!shellArgs || !vscode.workspace.isTrusted) return;
    if (target.session.emulated) return tellOfEmulator(target);
    const { id = '' } = target.build;
    const known = this.running(id);
    if (known) return known.show();
    const aws = await findProgram('aws');
    const plugin = await findProgram('session-manager-plugin');
    if (aws === undefined || plugin === undefined) {
      const missing = [...(aws ? [] : ['aws']), ...(plugin ? [] : ['session-manager-plugin'])];
      return offerCopy(missing, commandLine(['aws', ...shellArgs], process.platform));
    }
    const terminal = vscode.window.createTerminal({
      name: buildTitle(target.build),
      shellPath: aws,
      shellArgs,
      isTransient: true,
    });
    this.terminals.set(id, terminal);
    terminal.show();
  }

  /** Lets the build go on, by the command in its session; where none is open here, says so. */
  async resume(target: BuildTarget): Promise<void> {
    const waiting = sessionTarget(target.build);
    if (waiting === undefined || !vscode.workspace.isTrusted) return;
    if (target.session.emulated) {
      const { resumeEmulated } = await import('./resume-emulated');
      return resumeEmulated({ showFailure: this.showFailure }, target.session, waiting);
    }
    const terminal = this.running(target.build.id ?? '');
    if (terminal) {
      terminal.show();
      terminal.sendText(RESUME_COMMAND);
      return;
    }
    const open = 'Open Debug Session';
    const copy = 'Copy Command';
    const answer = await showInformationMessage(
      `${buildTitle(target.build)} goes on when ${RESUME_COMMAND} runs in its debug session, and no session is open here.`,
      open,
      copy,
    );
    if (answer === open) await this.open(target);
    if (answer === copy) await vscode.env.clipboard.writeText(RESUME_COMMAND);
  }

  /** A terminal may outlive what ran in it. */
  private running(id: string): vscode.Terminal | undefined {
    const terminal = this.terminals.get(id);
    return terminal?.exitStatus === undefined ? terminal : undefined;
  }

  /** The terminals stay: they are the user's. */
  dispose(): void {
    this.subscription.dispose();
  }
}

/** With the profile and the region of the build's connection. */
async function argumentsFor({ session, build }: BuildTarget): Promise<string[] | undefined> {
  const target = sessionTarget(build);
  if (target === undefined) return undefined;
  const { region } = await session.store.connect();
  return startSessionArguments(target, { profile: session.settings.profile, region });
}

function tellOfEmulator({ build }: BuildTarget): void {
  void showInformationMessage(
    `The emulator has no Session Manager to open a terminal with. Resume lets ${buildTitle(build)} go on.`,
  );
}

async function offerCopy(missing: readonly string[], command: string): Promise<void> {
  const copy = 'Copy Command';
  const names = missing.join(' and ');
  const answer = await showInformationMessage(
    `A debug session needs ${names}, which ${missing.length === 1 ? 'is' : 'are'} not on the PATH of VS Code. Install ${missing.length === 1 ? 'it' : 'them'}, or run elsewhere: ${command}`,
    copy,
  );
  if (answer === copy) await vscode.env.clipboard.writeText(command);
}
