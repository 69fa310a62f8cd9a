import type { BuildCredentials } from './credentials';
import type { Workplace } from './engine';
import { WORKBENCH_FOLDER } from './own-folders';
import { type NewEntry, packTexts } from './tar-pack';

/**
 * How a profile's credentials reach the commands of a build.
 *
 * Whatever works on CodeBuild takes credentials from the end of its SDK's chain, where those of a container are. All SDKs that
 * know these (AWS CLI 1 and 2, botocore, Java, Go, JavaScript, Ruby, PHP, .NET, and with them Terraform, CDK, SAM and
 * Serverless) also know a shared credentials file whose profile has a `credential_process`, and run that again when
 * its credentials are about to end. So they get a file of the build's own, and a process that prints what lies beside it:
 *
 * - A command that runs for hours finds new credentials there. Variables would be those of its beginning.
 * - `export AWS_ACCESS_KEY_ID=…` of an assumed role wins, and emptying it again goes back to the build's own, as on CodeBuild.
 *   Variables of ours would be lost by that, or would win over a profile that the commands choose.
 * - A credential endpoint would have to be on the container's own loopback, or SDKs refuse it; an image need not have
 *   anything that can listen there.
 *
 * The files go in over the engine's archive API: the container's configuration never has them.
 */
const FOLDER = 'aws';

type Entry = NewEntry & { text?: string };

export interface FileOwner {
  uid: number;
  gid: number;
}

/** Where the commands of one build find their credentials. */
export class CredentialFiles {
  /** Who may read them, beside root. */
  owner: FileOwner = { uid: 0, gid: 0 };
  private readonly parent: string;
  private written = 0;

  constructor(private readonly workplace: Workplace) {
    this.parent = `${workplace.outputDirectory}/${WORKBENCH_FOLDER}`;
  }

  /** Puts credentials in place of those before. A program that reads them meanwhile gets the old or the new ones, never a part. */
  async write(credentials: BuildCredentials): Promise<void> {
    const entries: Entry[] = [];
    if (this.written === 0) {
      entries.push({ path: FOLDER, type: 'directory', mode: 0o700 });
      entries.push(file('credentials', `[default]\ncredential_process = cat ${this.quoted}\n`));
      entries.push(file('config', ''));
    }
    const name = `${this.written % 2}.json`;
    entries.push(file(name, processOutput(credentials)));
    entries.push({ path: `${FOLDER}/current.json`, type: 'symlink', mode: 0o777, target: name });
    this.written += 1;
    const owned = entries.map((entry) => ({ ...entry, ...this.owner }));
    await this.workplace.upload(packTexts(owned), this.parent);
  }

  /** The variables that lead AWS's programs to the files, for a container whose own config file may be part of the build. */
  get variables(): Record<string, string> {
    return { AWS_SHARED_CREDENTIALS_FILE: `${this.parent}/${FOLDER}/credentials` };
  }

  /** On this computer the user's own config file says what is not meant for the build. */
  get hostVariables(): Record<string, string> {
    return { ...this.variables, AWS_CONFIG_FILE: `${this.parent}/${FOLDER}/config` };
  }

  private get quoted(): string {
    const path = `${this.parent}/${FOLDER}/current.json`;
    return /^[\w/.-]+$/.test(path) ? path : `"${path}"`;
  }
}

/** Variables of the user that would win over the files on this computer. */
export const HOST_CREDENTIAL_VARIABLES: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
];

function file(name: string, text: string): Entry {
  return { path: `${FOLDER}/${name}`, mode: 0o600, text };
}

/** What `credential_process` prints (AWS docs sdkref, "Process credential provider"). */
export function processOutput(credentials: BuildCredentials): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  return `${JSON.stringify({
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiration?.toISOString(),
  })}\n`;
}
