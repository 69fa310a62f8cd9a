import type { Build, EnvironmentVariable } from '@aws-sdk/client-codebuild';
import { looksSecret } from '../../../core/builds/secret-names';
import { holdsSecret } from '../../../core/buildspec/lint/plaintext-secret';
import type { NodeModel } from '../../node';

/** A name and what it has: a row below the environment, or below the exported variables. */
export interface Detail {
  name: string;
  value: string;
  icon: string;
}

/** What a build ran in, and the variables that it had from its project or from who started it. */
export function environmentDetails({
  environment,
  serviceRole,
  timeoutInMinutes,
}: Pick<Build, 'environment' | 'serviceRole' | 'timeoutInMinutes'>): Detail[] {
  if (!environment) return [];
  const { image, computeType, type, privilegedMode, environmentVariables = [] } = environment;
  return [
    ...detail('Image', image, 'package'),
    ...detail('Compute type', computeType, 'server'),
    ...detail('Environment type', type, 'server-environment'),
    ...detail('Privileged', privilegedMode ? 'yes' : 'no', 'shield'),
    ...detail('Timeout', timeoutInMinutes === undefined ? undefined : `${timeoutInMinutes} min`, 'watch'),
    ...detail('Service role', serviceRole, 'key'),
    ...environmentVariables.flatMap(variable),
  ];
}

export function exportedDetails({
  exportedEnvironmentVariables = [],
}: Pick<Build, 'exportedEnvironmentVariables'>): Detail[] {
  return exportedEnvironmentVariables.flatMap(({ name, value }) =>
    name === undefined ? [] : plain(name, value ?? ''),
  );
}

/** Of what is kept elsewhere the API knows the place alone. What is plain and called a secret is in the console for who must see it. */
function variable({ name, value = '', type = 'PLAINTEXT' }: EnvironmentVariable): Detail[] {
  if (name === undefined) return [];
  switch (type) {
    case 'PARAMETER_STORE':
      return detail(name, `Parameter Store: ${value}`, 'symbol-variable');
    case 'SECRETS_MANAGER':
      return detail(name, `Secrets Manager: ${value}`, 'symbol-variable');
    default:
      return plain(name, value);
  }
}

function plain(name: string, value: string): Detail[] {
  return detail(name, shownValue(name, value), 'symbol-variable');
}

function shownValue(name: string, value: string): string {
  if (looksSecret(name)) return 'plain text, not shown: its name says secret';
  if (holdsSecret(value)) return 'plain text, not shown: it holds a key';
  // an address may hold a user's password
  return value.replace(/(:\/\/[^\s/@:]*:)[^\s/@]+@/g, '$1***@') || '(empty)';
}

function detail(name: string, value: string | undefined, icon: string): Detail[] {
  return value ? [{ name, value, icon }] : [];
}

export function detailModel({ name, value, icon }: Detail): NodeModel {
  return {
    label: name,
    description: value,
    tooltip: `${name}: ${value}`,
    icon: { id: icon },
    contextValue: 'detail',
    children: 'none',
    accessibilityLabel: `${name}: ${value}`,
  };
}
