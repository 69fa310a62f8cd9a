import type { EnvironmentVariableType, Project } from '@aws-sdk/client-codebuild';
import { projectVariableText, variableText } from '../../../core/builds/remote/override-changes';
import type { OverrideVariable } from '../../../core/builds/remote/overrides';

/** How a variable stands in the list of them. */
export interface VariableRow {
  name: string;
  label: string;
  description: string;
}

/** The variables that are overridden, and those of the project that are not. */
export function variableRows(
  variables: readonly OverrideVariable[] = [],
  { environment }: Project,
): { own: VariableRow[]; ofProject: VariableRow[] } {
  const isOwn = (name: string | undefined) => variables.some((variable) => variable.name === name);
  return {
    own: variables.map((variable) => ({
      name: variable.name,
      label: variable.value === undefined ? `$(lock) ${variable.name}` : variable.name,
      description: variableText(variable),
    })),
    ofProject: (environment?.environmentVariables ?? [])
      .filter(({ name }) => name !== undefined && !isOwn(name))
      .map((variable) => ({
        name: variable.name ?? '',
        label: variable.name ?? '',
        description: projectVariableText(variable),
      })),
  };
}

/** What a variable can be. */
export interface VariableKind {
  type: EnvironmentVariableType;
  /** Whether its value is kept from everything but the secret storage. */
  isSecret: boolean;
  label: string;
  detail: string;
  /** For its value. */
  prompt: string;
}

/** First the two that are sent as they are, then those that CodeBuild reads itself. */
export function variableKinds(): VariableKind[] {
  return [
    {
      type: 'PLAINTEXT',
      isSecret: false,
      label: '$(symbol-string) Plain text',
      detail: 'Its value is remembered with this workspace',
      prompt: 'It is remembered as plain text.',
    },
    {
      type: 'PLAINTEXT',
      isSecret: true,
      label: '$(lock) Secret',
      detail: 'Its value is not remembered here; CodeBuild shows it with the build all the same',
      prompt: 'It is not remembered here; CodeBuild shows it with the build all the same.',
    },
    {
      type: 'PARAMETER_STORE',
      isSecret: false,
      label: '$(database) Parameter Store',
      detail: 'CodeBuild reads its value from a parameter of Systems Manager',
      prompt: 'Name of the parameter, such as /web/url',
    },
    {
      type: 'SECRETS_MANAGER',
      isSecret: false,
      label: '$(key) Secrets Manager',
      detail: 'CodeBuild reads its value from a secret',
      prompt: 'The secret as SECRET_ID:JSON_KEY:VERSION_STAGE:VERSION_ID, all but the first optional',
    },
  ];
}
