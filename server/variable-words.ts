import type { VariableOccurrence } from '../core/buildspec/symbols/variables';

const LONGEST_VALUE = 60;

/** Where a variable is set and to what, in a few words. */
export function originWords({ origin, value, phase }: VariableOccurrence): string {
  const text = shortened(value ?? '');
  switch (origin) {
    case 'variables':
      return `env.variables: ${text || 'empty'}`;
    case 'parameter-store':
      return `Parameter Store: ${text}`;
    case 'secrets-manager':
      return `Secrets Manager: ${text}`;
    case 'batch':
      return `batch: ${text}`;
    default:
      return `set in ${phase ?? 'a command'}${text === '' ? '' : `: ${text}`}`;
  }
}

function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}
