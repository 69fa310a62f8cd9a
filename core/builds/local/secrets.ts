import type { Buildspec } from '../../buildspec/buildspec';
import type { PhaseContext } from '../events';
import type { LocalBuildRequest } from './request';
import { isVariableName } from './variables';

/** A variable whose value lies elsewhere. */
export interface SecretVariable {
  name: string;
  store: 'parameter-store' | 'secrets-manager';
  /** A parameter's name, its variables replaced; or a reference to a secret, as the buildspec has it. */
  reference: string;
}

export type SecretsAnswer =
  | { ok: true /** By variable. */; values: ReadonlyMap<string, string> }
  | {
      ok: false;
      failure: PhaseContext /** Whose reading failed, where the failure's words may not name it. */;
      secret?: SecretVariable;
    };

/** Where the values of a build's secrets come from. Never rejects. */
export interface SecretSource {
  read(secrets: readonly SecretVariable[]): Promise<SecretsAnswer>;
}

type SecretRequest = Pick<LocalBuildRequest, 'environmentVariables'>;

/**
 * The variables of a build that are to be read from AWS: the buildspec's and over them the request's, as everywhere. A name that
 * the request gives plainly is not read at all.
 */
export function secretVariables(
  { environmentVariables }: SecretRequest,
  { env }: Buildspec,
): SecretVariable[] {
  const secrets = new Map<string, SecretVariable>();
  const add = (store: SecretVariable['store'], references: Record<string, string>) => {
    for (const [name, reference] of Object.entries(references)) secrets.set(name, { name, store, reference });
  };
  add('parameter-store', env.parameterStore);
  add('secrets-manager', env.secretsManager);
  for (const { name, value, type } of environmentVariables) {
    if (type === 'PARAMETER_STORE') add('parameter-store', { [name]: value });
    else if (type === 'SECRETS_MANAGER') add('secrets-manager', { [name]: value });
    else secrets.delete(name);
  }
  return [...secrets.values()].filter(({ name }) => isVariableName(name));
}

/** The given values of what the buildspec calls a secret: to be masked as if they had been read. */
export function givenSecrets(
  { environmentVariables }: SecretRequest,
  { env }: Pick<Buildspec, 'env'>,
): string[] {
  const names = new Set([...Object.keys(env.parameterStore), ...Object.keys(env.secretsManager)]);
  return environmentVariables
    .filter(({ name, type = 'PLAINTEXT' }) => type === 'PLAINTEXT' && names.has(name))
    .map(({ value }) => value);
}

/** Values that the user gave by the names of their variables; what is not among them is read from `others`. */
export function withGivenValues(
  given: ReadonlyMap<string, string>,
  others: SecretSource | undefined,
): SecretSource {
  return {
    async read(secrets) {
      const values = new Map<string, string>();
      const left: SecretVariable[] = [];
      for (const secret of secrets) {
        const value = given.get(secret.name);
        if (value === undefined) left.push(secret);
        else values.set(secret.name, value);
      }
      if (left.length === 0) return { ok: true, values };
      if (!others) return { ok: false, failure: noSource(left) };
      const read = await others.read(left);
      return read.ok ? { ok: true, values: new Map([...values, ...read.values]) } : read;
    },
  };
}

/** How a build ends whose secrets nobody can give. */
function noSource(secrets: readonly SecretVariable[]): PhaseContext {
  const store = secrets.some(({ store }) => store === 'parameter-store');
  const names = secrets.map(({ name }) => name).join(', ');
  return {
    statusCode: store ? 'Decrypted Variables Error' : 'Secrets Manager Error',
    message: `Local build: no value is given for ${names}, and there is no AWS profile to read it with.`,
  };
}

const VARIABLE = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** Replaces `$NAME` and `${NAME}` in the names of parameters; what is not set is empty. */
export function withVariables(
  secrets: readonly SecretVariable[],
  variables: ReadonlyMap<string, string>,
): SecretVariable[] {
  return secrets.map((secret) =>
    secret.store === 'parameter-store'
      ? {
          ...secret,
          reference: secret.reference.replace(
            VARIABLE,
            (_, braced?: string, plain?: string) => variables.get(braced ?? plain ?? '') ?? '',
          ),
        }
      : secret,
  );
}
