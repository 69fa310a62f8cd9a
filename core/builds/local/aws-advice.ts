const AWS_COMMAND = /(?:^|[\s;&|(`!{])(?:\S*\/)?aws\s/m;
// AWS CLI and botocore; Java, Go and JavaScript; Terraform
const NO_CREDENTIALS =
  /Unable to locate credentials|Unable to load (?:AWS )?credentials|Could not load credentials|NoCredentialProviders|No valid credential sources? found|failed to refresh cached credentials/i;

export interface FailedCommand {
  command: string;
  /** The last of what it and its phase printed. */
  output: string;
  exitCode: number | undefined;
}

/**
 * True where a failed command may have failed because the build has no AWS credentials: it says so, or it calls `aws`. `others`:
 * the commands may have credentials of another origin, so a call alone tells nothing.
 */
export function missesCredentials({ command, output, exitCode }: FailedCommand, others: boolean): boolean {
  if (NO_CREDENTIALS.test(output)) return true;
  // 127: the image has no aws
  return !others && exitCode !== 127 && AWS_COMMAND.test(command);
}
