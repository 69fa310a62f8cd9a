import type { AwsErrorDescription, AwsErrorKind } from '../../../core/aws/errors';

/** What ends without the user's help, while the builds are looked at again and again. */
const PASSING: ReadonlySet<AwsErrorKind> = new Set(['throttled', 'network', 'cancelled', 'other']);

/** Says why running builds are looked at less often, what to do about it, and when the next look is. `until` is in milliseconds since the epoch. */
export function paceMessage({ error, until }: { error: AwsErrorDescription; until: number }): string {
  const { kind, message, next } = error;
  const again = `Trying again at ${new Date(until).toLocaleTimeString()}…`;
  return [message, ...(PASSING.has(kind) ? [] : [next]), again].join(' ');
}
