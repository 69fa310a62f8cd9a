import { commandLine } from '../../../core/aws/command-line';

/** What the AWS CLI is called with. The name is joined to its option: one that begins with a hyphen would be an option itself. */
export function signInArguments(profile: string): string[] {
  return ['sso', 'login', `--profile=${profile}`];
}

/** The same as somebody types it into a shell; in PowerShell on Windows. */
export function signInCommand(profile: string, platform: NodeJS.Platform): string {
  return commandLine(['aws', ...signInArguments(profile)], platform);
}
