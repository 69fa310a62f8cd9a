import { readFile } from 'node:fs/promises';
import { readEnvironmentFile } from '../../core/builds/local/environment-file';
import type { LocalBuildRequest } from '../../core/builds/local/request';
import { looksSecret } from '../../core/builds/secret-names';
import { showErrorMessage } from '../messages';
import { askValues } from './ask-secrets';
import type { KeptSecrets } from './kept-secrets';
import type { RunOptions } from './run-options';

/** The variables of a run with the values of its secrets: for the build alone, never to be remembered. */
export type RunVariables = Pick<LocalBuildRequest, 'environmentVariables' | 'secretNames'>;

/**
 * Reads the environment file and asks for secrets; the variables win over the file. Undefined where the user gave up, or was told
 * what is wrong with the file.
 */
export async function runVariables(
  buildspec: string,
  { variables = [], environmentFile }: RunOptions,
  kept: KeptSecrets,
): Promise<RunVariables | undefined> {
  const ofFile = environmentFile === undefined ? [] : await variablesOfFile(environmentFile);
  if (!ofFile) return undefined;
  const secrets = variables.filter(({ value }) => value === undefined);
  const wanted = secrets.map(({ name }) => ({
    name,
    prompt: 'An environment variable of this run; its value is masked in the log.',
  }));
  const values = await askValues(buildspec, wanted, kept);
  if (!values) return undefined;
  return {
    environmentVariables: [
      ...ofFile,
      ...variables.map(({ name, value }) => ({ name, value: value ?? values.get(name) ?? '' })),
    ],
    secretNames: [...ofFile.map(({ name }) => name).filter(looksSecret), ...values.keys()],
  };
}

async function variablesOfFile(path: string): Promise<{ name: string; value: string }[] | undefined> {
  const complain = (what: string) => {
    void showErrorMessage(`${what} Run Build with Options chooses another file.`);
    return undefined;
  };
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return complain(`The environment file cannot be read: ${(error as Error).message}.`);
  }
  const read = readEnvironmentFile(text);
  return read.ok ? read.variables : complain(`${path}:${read.line}: expected NAME=VALUE.`);
}
