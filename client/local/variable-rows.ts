import { isVariableName } from '../../core/builds/local/variables';
import { looksSecret } from '../../core/builds/secret-names';
import type { RunVariable } from './run-options';

/** How a variable stands in the list of them. */
export interface VariableRow {
  name: string;
  label: string;
  description: string;
  isSecret: boolean;
}

export function variableRows(variables: readonly RunVariable[]): VariableRow[] {
  return variables.map(({ name, value }) => {
    const isSecret = value === undefined;
    return {
      name,
      label: isSecret ? `$(lock) ${name}` : name,
      description: isSecret ? 'secret: asked for at the start, never remembered here' : value,
      isSecret,
    };
  });
}

/** The variables with that one, in its old place where it had one. */
export function withVariable(variables: readonly RunVariable[], variable: RunVariable): RunVariable[] {
  const isKnown = variables.some(({ name }) => name === variable.name);
  if (!isKnown) return [...variables, variable];
  return variables.map((each) => (each.name === variable.name ? variable : each));
}

export function withoutVariable(variables: readonly RunVariable[], name: string): RunVariable[] {
  return variables.filter((each) => each.name !== name);
}

/** What is wrong with a name that is typed; undefined where nothing is. */
export function nameProblem(name: string): string | undefined {
  if (!isVariableName(name)) return 'A name has letters, digits and _ only, and begins with no digit';
  if (name.startsWith('CODEBUILD_')) return "Names that begin with CODEBUILD_ are CodeBuild's own";
  return undefined;
}

/** Whether the value of a new variable is taken for a secret until the user says otherwise. */
export function isSecretAtFirst(name: string): boolean {
  return looksSecret(name);
}
