import { stat } from 'node:fs/promises';
import process from 'node:process';
import { planBuild } from '../../core/builds/local/plan';
import type { ProfileAccess } from '../../core/builds/local/profile-access';
import type { LocalBuildRequest } from '../../core/builds/local/request';
import {
  type SecretSource,
  type SecretVariable,
  secretVariables,
  withGivenValues,
} from '../../core/builds/local/secrets';
import type { CliIo } from '../io';
import { CannotStart } from './cannot-start';
import type { RunOptions } from './options';
import { readEnvironmentFiles } from './request';

/**
 * Where the secrets of a build come from: the file of `--secrets-file`, then AWS with the profile, or the user where there is
 * none. Throws CannotStart where a value is missing and nobody can be asked.
 */
export async function secretsFor(
  request: Pick<LocalBuildRequest, 'buildspec' | 'environmentVariables'>,
  { secretsFile, batch }: Pick<RunOptions, 'secretsFile' | 'batch'>,
  access: Pick<ProfileAccess, 'secrets'> | undefined,
  io: CliIo,
): Promise<SecretSource> {
  const given =
    secretsFile === undefined ? new Map<string, string>() : await readSecretsFile(secretsFile, io);
  const plan = planBuild(request.buildspec.text, '');
  const secrets = plan.ok ? secretVariables(request, plan.buildspec) : [];
  const names = new Set(secrets.map(({ name }) => name));
  // the other buildspecs of a batch may have them
  const unused = plan.ok && !batch ? [...given.keys()].filter((name) => !names.has(name)) : [];
  if (unused.length > 0)
    io.stderr.write(
      `${secretsFile}: ${unused.join(', ')} is in neither parameter-store nor secrets-manager of the buildspec, so it is left out.\n`,
    );
  const missing = access ? [] : secrets.filter(({ name }) => !given.has(name));
  if (missing.length > 0) for (const [name, value] of await ask(missing, io)) given.set(name, value);
  return withGivenValues(given, access?.secrets);
}

async function readSecretsFile(file: string, { stderr }: CliIo): Promise<Map<string, string>> {
  const variables = await readEnvironmentFiles('secrets', [file]);
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o044) !== 0)
    stderr.write(`Other users of this computer can read ${file}. Change that with: chmod 600 ${file}\n`);
  return new Map(variables.map(({ name, value }) => [name, value]));
}

async function ask(missing: SecretVariable[], { askSecret }: CliIo): Promise<[string, string][]> {
  if (!askSecret) {
    throw new CannotStart(
      [
        'The build wants values that are not known here:',
        ...missing.map((secret) => `  ${secret.name}   ${placeOf(secret)}`),
        'Read them from AWS with --profile NAME, or give them in a file of NAME=VALUE lines with --secrets-file FILE.',
      ].join('\n'),
    );
  }
  const values: [string, string][] = [];
  for (const secret of missing) {
    const value = await askSecret(`${secret.name} (${placeOf(secret)}): `);
    if (value === undefined) throw new CannotStart(`No value was given for ${secret.name}.`);
    values.push([secret.name, value]);
  }
  return values;
}

function placeOf({ store, reference }: SecretVariable): string {
  return `${store === 'parameter-store' ? 'Parameter Store' : 'Secrets Manager'}: ${reference}`;
}
