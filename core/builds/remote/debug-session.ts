import type { Build } from '@aws-sdk/client-codebuild';
import { hasEnded } from './status';

/** What a command in the session runs, so that the build goes on (AWS docs session-manager). */
export const RESUME_COMMAND = 'codebuild-resume';

/** The target in Session Manager of a build that waits at a breakpoint; undefined where none waits. */
export function sessionTarget(build: Build): string | undefined {
  const { sessionEnabled, sessionTarget: target } = build.debugSession ?? {};
  // it comes from an API and becomes an argument: nothing that could be an option or a command
  return sessionEnabled && target && !hasEnded(build) && /^\w[\w:.\-/]*$/.test(target) ? target : undefined;
}

/** Whose credentials a session takes, and where. */
export interface SessionPlace {
  profile?: string;
  region?: string;
}

/** The command line, an argument an element, that opens the session; the AWS CLI needs the Session Manager plugin for it. */
export function startSessionCommand(target: string, { profile, region }: SessionPlace): string[] {
  return [
    'aws',
    'ssm',
    'start-session',
    '--target',
    target,
    ...(region === undefined ? [] : ['--region', region]),
    ...(profile === undefined ? [] : ['--profile', profile]),
  ];
}

/** The same for a user to copy into a shell: what is more than a plain word is quoted. */
export function commandLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
