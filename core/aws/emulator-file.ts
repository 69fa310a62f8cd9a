import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConnectionError } from './errors';

/** What a running emulator tells its clients; `emulator.json` in its data folder, mode 0600, gone when it has ended. */
export interface EmulatorFile {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const EMULATOR_FILE = 'emulator.json';

export function emulatorStopped(): ConnectionError {
  return new ConnectionError(
    'emulator',
    'The emulator has stopped.',
    'Start it again with npm start, then refresh, or select another connection.',
  );
}

/** Rejects with ConnectionError where no emulator runs in this data folder. */
export async function readEmulatorFile(dataDirectory: string): Promise<EmulatorFile> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(join(dataDirectory, EMULATOR_FILE), 'utf8'));
  } catch {
    throw emulatorStopped();
  }
  if (!isEmulatorFile(content)) throw emulatorStopped();
  return content;
}

function isEmulatorFile(value: unknown): value is EmulatorFile {
  if (typeof value !== 'object' || value === null) return false;
  const { endpoint, region, accessKeyId, secretAccessKey } = value as Record<string, unknown>;
  const strings = [endpoint, region, accessKeyId, secretAccessKey].every(
    (field) => typeof field === 'string',
  );
  // the file says where requests go: anywhere but this computer is not an emulator
  return strings && /^http:\/\/127\.0\.0\.1:\d+\/?$/.test(endpoint as string);
}
