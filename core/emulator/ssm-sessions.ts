import type { PausedBuild } from '../builds/local/debug-session';
import type { Operation } from './operation';
import { ServiceError } from './service-error';

const RESUME = 'codebuild-resume';

/**
 * The emulator has no Session Manager: there is nothing that a terminal could be opened over. A session whose one command is
 * `codebuild-resume` does what it would, and is over at once; others are refused with the way there is.
 */
export const startSession: Operation = (input, { debugSessions }) => {
  const target = input.requiredString('Target');
  const paused = debugSessions.find(target);
  if (!paused)
    throw notConnected(`${target} is not connected: no build waits there at codebuild-breakpoint.`);
  const command = input.object('Parameters')?.raw('command');
  if (!isResume(command)) throw notConnected(whyNoTerminal(target, paused));
  debugSessions.resume(target);
  const sessionId = `emulator-${target.replace(/^codebuild:/, '')}`;
  return { SessionId: sessionId, TokenValue: 'none', StreamUrl: 'wss://localhost/no-session' };
};

/** Sessions are over when they begin. */
export const terminateSession: Operation = (input) => ({ SessionId: input.requiredString('SessionId') });

function isResume(command: unknown): boolean {
  return Array.isArray(command) && command.length === 1 && command[0] === RESUME;
}

function whyNoTerminal(target: string, { outputDirectory, openTerminal }: PausedBuild): string {
  const place = openTerminal
    ? `in a container, with its files in ${outputDirectory}`
    : `in ${outputDirectory} of this computer`;
  return `The emulator has no Session Manager, so no terminal can be opened on ${target}. Its build waits ${place}. It goes on with the command ${RESUME}, there or with --document-name AWS-StartNonInteractiveCommand --parameters command=${RESUME}.`;
}

function notConnected(message: string): ServiceError {
  return new ServiceError('TargetNotConnected', message);
}
