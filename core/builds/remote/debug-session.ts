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

/** What the AWS CLI is called with to open the session; it needs the Session Manager plugin for it. */
export function startSessionArguments(target: string, { profile, region }: SessionPlace): string[] {
  // joined to its option, a name that begins with a hyphen is none itself
  return [
    'ssm',
    'start-session',
    `--target=${target}`,
    ...(region === undefined ? [] : [`--region=${region}`]),
    ...(profile === undefined ? [] : [`--profile=${profile}`]),
  ];
}
