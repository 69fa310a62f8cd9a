import { homedir } from 'node:os';
import process from 'node:process';
import * as vscode from 'vscode';
import { findProgram } from '../../find-program';
import { showInformationMessage } from '../../messages';
import { ProgramTerminal } from '../../program-terminal';
import type { CloudSession } from './session';
import type { CloudSessions } from './sessions';
import { signInArguments, signInCommand } from './sign-in-command';

/**
 * Has the AWS CLI sign in to SSO, in a terminal that runs it alone; where there is none, gives the command to whoever can run it. Tokens are
 * the CLI's matter. What failed for want of it is tried again once it went well.
 */
export async function signIn(
  session: CloudSession,
  sessions: Pick<CloudSessions, 'signedIn'>,
): Promise<void> {
  const { ssoProfile } = await session.store.connect();
  if (ssoProfile === undefined) {
    void showInformationMessage(
      `${session.name} has no profile of SSO. Renew its credentials where they come from: they count at once.`,
    );
    return;
  }
  const program = await findProgram('aws');
  if (program === undefined) return offerCommand(ssoProfile);
  // nothing of the workspace has a part in it
  const options = { program, args: signInArguments(ssoProfile), cwd: homedir() };
  const terminal = vscode.window.createTerminal({
    name: `AWS sign-in: ${ssoProfile}`,
    pty: new ProgramTerminal(options, (isWell) => {
      if (isWell) void sessions.signedIn(ssoProfile);
    }),
    iconPath: new vscode.ThemeIcon('sign-in'),
    isTransient: true,
  });
  terminal.show();
}

async function offerCommand(ssoProfile: string): Promise<void> {
  const copy = 'Copy Command';
  const command = signInCommand(ssoProfile, process.platform);
  const answer = await showInformationMessage(
    `The AWS CLI is not on the PATH of this computer. Sign in with: ${command}`,
    copy,
  );
  if (answer === copy) await vscode.env.clipboard.writeText(command);
}
