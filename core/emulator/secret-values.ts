import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awsSecrets } from '../builds/local/aws-secrets';
import type { SecretSource } from '../builds/local/secrets';
import { ACCOUNT } from './model';
import type { Operation } from './operation';
import { ServiceError } from './service-error';

/** In the data folder, written by the user: `{"/app/name": "value"}`. */
const PARAMETERS_FILE = 'parameters.json';
/** In the data folder, written by the user: `{"name": "text"}` or `{"name": {"key": "value"}}`. */
const SECRETS_FILE = 'secrets.json';

/** The values of the emulator's Parameter Store and Secrets Manager, as the user's files have them at each call. */
export interface SecretValues {
  parameter(name: string): Promise<string | undefined>;
  secret(id: string): Promise<{ name: string; text: string } | undefined>;
}

/** Both reject with ServiceError where a file is no JSON object. */
export function secretValues(dataDirectory: string): SecretValues {
  return {
    async parameter(name) {
      const values = await readObject(dataDirectory, PARAMETERS_FILE);
      const known = nameIn(values, name, /^arn:[^:]*:ssm:[^:]*:[^:]*:parameter/);
      return known === undefined ? undefined : textOf(values[known]);
    },
    async secret(id) {
      const values = await readObject(dataDirectory, SECRETS_FILE);
      const name = nameIn(values, id, /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:/);
      return name === undefined ? undefined : { name, text: textOf(values[name]) };
    },
  };
}

async function readObject(dataDirectory: string, file: string): Promise<Record<string, unknown>> {
  const path = join(dataDirectory, file);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new ServiceError('InternalServerError', `${path} cannot be read: ${error.message}`, 500);
  });
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ServiceError('InternalServerError', `${path} is not a JSON object of names and values.`, 500);
  return value as Record<string, unknown>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The name in the file that a name or an ARN means; the ARN of a secret may end in the six characters that AWS adds. */
function nameIn(values: Record<string, unknown>, id: string, arn: RegExp): string | undefined {
  const rest = id.replace(arn, '');
  const names = rest === id ? [id] : [rest, rest.replace(/^\//, ''), rest.replace(/-\w{6}$/, '')];
  return names.find((name) => Object.hasOwn(values, name));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function validation(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

export const getParameters: Operation = async (input, { secrets, region }) => {
  const names = input.strings('Names', 10);
  if (new Set(names).size < names.length) throw validation('Names must not have a member twice.');
  const found: { name: string; value: string | undefined }[] = [];
  for (const name of names) found.push({ name, value: await secrets.parameter(name) });
  return {
    Parameters: found.flatMap(({ name, value }) =>
      value === undefined ? [] : parameter(name, value, region),
    ),
    InvalidParameters: found.filter(({ value }) => value === undefined).map(({ name }) => name),
  };
};

function parameter(name: string, Value: string, region: string) {
  const arn = `arn:aws:ssm:${region}:${ACCOUNT}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
  const ARN = name.startsWith('arn:') ? name : arn;
  return { Name: name, Type: 'SecureString', Value, Version: 1, ARN, DataType: 'text' };
}

export const getSecretValue: Operation = async (input, { secrets, region }) => {
  const found = await secrets.secret(input.requiredString('SecretId'));
  const stage = input.string('VersionStage') ?? 'AWSCURRENT';
  if (!found || stage !== 'AWSCURRENT') throw noSuchSecret();
  const { name, text } = found;
  return {
    ARN: `arn:aws:secretsmanager:${region}:${ACCOUNT}:secret:${name}-EMULAT`,
    Name: name,
    SecretString: text,
    VersionStages: [stage],
  };
};

function noSuchSecret(): ServiceError {
  return new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

/** The same values for the emulator's own builds, without the way over the network. */
export function secretsForBuilds(values: SecretValues): SecretSource {
  return awsSecrets({
    async parameters(names) {
      const found = new Map<string, { exists: true; value: string } | { exists: false }>();
      for (const name of names) {
        const value = await values.parameter(name).catch(asClientSees);
        found.set(name, value === undefined ? { exists: false } : { exists: true, value });
      }
      return found;
    },
    async secret({ secretId, versionStage = 'AWSCURRENT' }) {
      const found = await values.secret(secretId).catch(asClientSees);
      if (!found || versionStage !== 'AWSCURRENT') return asClientSees(noSuchSecret());
      return found.text;
    },
  });
}

/** An SDK's error has the service's name for it, and says that a service made it. */
function asClientSees(error: unknown): never {
  if (!(error instanceof ServiceError)) throw error;
  throw Object.assign(new Error(error.message), { name: error.type, $fault: 'client' });
}
