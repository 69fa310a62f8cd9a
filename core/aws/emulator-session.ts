import { readEmulatorFile } from './emulator-file';

/**
 * Lets a build of the emulator go on that waits at a breakpoint: the emulator has no Session Manager and takes the one command as a session.
 * Rejects as the SDK does, and with ConnectionError where no emulator runs.
 */
export async function runInEmulatedSession(
  dataDirectory: string,
  target: string,
  command: string,
): Promise<void> {
  const { endpoint, region, accessKeyId, secretAccessKey } = await readEmulatorFile(dataDirectory);
  const { SSMClient, StartSessionCommand } = await import('./build-sdk');
  const client = new SSMClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  try {
    await client.send(
      new StartSessionCommand({
        Target: target,
        DocumentName: 'AWS-StartNonInteractiveCommand',
        Parameters: { command: [command] },
      }),
    );
  } finally {
    client.destroy();
  }
}
