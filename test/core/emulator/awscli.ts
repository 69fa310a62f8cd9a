import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestEmulator } from './support';

export const AWS = process.env.WORKBENCH_TEST_AWSCLI;

const run = promisify(execFile);

/** Runs `aws`; resolves with what it printed, and rejects with its own error output where it fails. */
export async function runAws(args: string[], env: Record<string, string>): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'workbench-test-home-'));
  try {
    const { stdout } = await run(AWS ?? 'aws', ['--output', 'json', ...args], {
      env: { PATH: process.env.PATH, HOME: home, AWS_PAGER: '', AWS_MAX_ATTEMPTS: '1', ...env },
    });
    return stdout;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

export type Aws = (...args: string[]) => Promise<Record<string, unknown>>;

/** The command against an emulator, with what it printed as JSON. Debian's awscli 2.9 knows no AWS_ENDPOINT_URL. */
export function awsFor({ endpoint, dataDirectory, region }: TestEmulator): Aws {
  const env = {
    AWS_SHARED_CREDENTIALS_FILE: join(dataDirectory, 'credentials'),
    AWS_PROFILE: 'codebuild-emulator',
    AWS_DEFAULT_REGION: region,
  };
  return async (...args) => {
    const stdout = await runAws(['--endpoint-url', endpoint, ...args], env);
    return stdout.trim().startsWith('{') ? (JSON.parse(stdout) as Record<string, unknown>) : { stdout };
  };
}
