import type { BuildAccess } from '../../aws/build-access';
import { describeAwsError } from '../../aws/errors';
import { readSecretReference, type SecretReference } from '../../buildspec/secret-reference';
import type { PhaseContext } from '../events';
import type { SecretSource, SecretVariable } from './secrets';

type Reading = Pick<BuildAccess, 'parameters' | 'secret'>;

class Failure extends Error {
  constructor(
    readonly context: PhaseContext,
    readonly secret?: SecretVariable,
  ) {
    super(context.message);
  }
}

/** Reads secrets from Parameter Store, then from Secrets Manager; the first failure ends the build, in CodeBuild's words. */
export function awsSecrets(access: Reading): SecretSource {
  return {
    async read(secrets) {
      const of = (store: SecretVariable['store']) => secrets.filter((secret) => secret.store === store);
      try {
        const parameters = await readParameters(access, of('parameter-store'));
        const values = await readSecrets(access, of('secrets-manager'));
        return { ok: true, values: new Map([...parameters, ...values]) };
      } catch (error) {
        if (error instanceof Failure) return { ok: false, failure: error.context, secret: error.secret };
        throw error;
      }
    },
  };
}

async function readParameters(
  access: Reading,
  secrets: readonly SecretVariable[],
): Promise<[string, string][]> {
  if (secrets.length === 0) return [];
  const statusCode = 'Decrypted Variables Error';
  const stored = await access
    .parameters(secrets.map(({ reference }) => reference))
    .catch((error: unknown) => fail(statusCode, serviceMessage(error, 'ssm:GetParameters')));
  return secrets.map(({ name, reference }) => {
    const value = stored.get(reference);
    return value?.exists ? [name, value.value] : fail(statusCode, `parameter does not exist: ${reference}`);
  });
}

async function readSecrets(access: Reading, secrets: readonly SecretVariable[]): Promise<[string, string][]> {
  const statusCode = 'Secrets Manager Error';
  // several variables often are keys of one secret: it is read once
  const texts = new Map<string, Promise<string | undefined>>();
  const values: [string, string][] = [];
  for (const secret of secrets) {
    const { name, reference } = secret;
    const { jsonKey, ...id } = readSecretReference(reference);
    const key = JSON.stringify([id.secretId, id.versionStage, id.versionId]);
    const text = texts.get(key) ?? access.secret(id);
    texts.set(key, text);
    const value = await text.catch((error: unknown) =>
      fail(statusCode, serviceMessage(error, 'secretsmanager:GetSecretValue'), secret),
    );
    if (value === undefined) fail(statusCode, `Local build: the secret ${id.secretId} holds bytes, not text`);
    values.push([name, jsonKey === undefined ? value : keyOf(value, jsonKey, id)]);
  }
  return values;
}

function keyOf(text: string, jsonKey: string, { secretId }: Pick<SecretReference, 'secretId'>): string {
  const statusCode = 'Secrets Manager Error';
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return fail(statusCode, `Local build: the secret ${secretId} is not JSON, so it has no key ${jsonKey}`);
  }
  const value =
    typeof content === 'object' && content !== null && Object.hasOwn(content, jsonKey)
      ? (content as Record<string, unknown>)[jsonKey]
      : undefined;
  if (value === undefined) fail(statusCode, `Local build: the secret ${secretId} has no key ${jsonKey}`);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the service itself says, as CodeBuild's agent writes it; what never reached it, in our words. */
function serviceMessage(error: unknown, action: string): string {
  if (error instanceof Error && '$fault' in error) return `${error.name}: ${error.message}`;
  const { message, next } = describeAwsError(error, { action });
  return `Local build: ${message} ${next}`;
}

function fail(statusCode: string, message: string, secret?: SecretVariable): never {
  throw new Failure({ statusCode, message }, secret);
}
