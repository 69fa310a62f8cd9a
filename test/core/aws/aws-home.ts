import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { onTestFinished, vi } from 'vitest';

export interface AwsHome {
  folder: string;
  config(text: string): Promise<void>;
  credentials(text: string): Promise<void>;
  /** What `aws sso login` leaves of a session. */
  ssoToken(session: string, token: { accessToken: string; expiresAt: Date }): Promise<void>;
}

/** A home folder with AWS's files, and none of this computer's variables; the test unstubs them. */
export async function awsHome(files: { config?: string; credentials?: string } = {}): Promise<AwsHome> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', folder);
  vi.stubEnv('USERPROFILE', folder);
  // the last link of the chain would look for the metadata service of EC2
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  const home: AwsHome = {
    folder,
    config: (text) => writeFile(join(folder, '.aws/config'), text),
    credentials: (text) => writeFile(join(folder, '.aws/credentials'), text),
    async ssoToken(session, { accessToken, expiresAt }) {
      const cache = join(folder, '.aws/sso/cache');
      await mkdir(cache, { recursive: true });
      const name = createHash('sha1').update(session).digest('hex');
      await writeFile(
        join(cache, `${name}.json`),
        JSON.stringify({ accessToken, expiresAt: expiresAt.toISOString() }),
      );
    },
  };
  await mkdir(join(folder, '.aws'));
  await home.config(files.config ?? '');
  await home.credentials(files.credentials ?? '');
  return home;
}

/** A section of the credentials file. */
export function keys(profile: string, accessKeyId: string, sessionToken?: string): string {
  const token = sessionToken === undefined ? '' : `aws_session_token = ${sessionToken}\n`;
  return `[${profile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = secret\n${token}`;
}
