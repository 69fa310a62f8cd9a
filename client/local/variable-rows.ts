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
