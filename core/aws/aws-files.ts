import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where AWS's tools keep their files on this computer. */
export interface AwsFiles {
  config: string;
  credentials: string;
  /** The folder where the AWS CLI keeps the tokens of SSO sessions. */
  ssoCache: string;
}

/** By the rules of the SDK (AWS SDKs and Tools Reference Guide, "Location of the shared files"). */
export function awsFiles(env: Record<string, string | undefined>, home = homedir()): AwsFiles {
  const folder = join(home, '.aws');
  return {
    config: env.AWS_CONFIG_FILE || join(folder, 'config'),
    credentials: env.AWS_SHARED_CREDENTIALS_FILE || join(folder, 'credentials'),
    ssoCache: join(folder, 'sso', 'cache'),
  };
}

/** A text that is another one once config or credentials file have changed. Never rejects: files may be missing. */
export async function awsFilesStamp({ config, credentials }: AwsFiles): Promise<string> {
  const stamps = [config, credentials].map(async (path) => {
    try {
      const { mtimeMs, size, ino } = await stat(path);
      return `${mtimeMs} ${size} ${ino}`;
    } catch {
      return 'missing';
    }
  });
  return (await Promise.all(stamps)).join('\n');
}
