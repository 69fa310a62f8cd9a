import type { AwsErrorDescription, AwsErrorKind } from '../../core/aws/errors';

/** What ends without the user's help, while the builds are looked at again and again. */
const PASSING: ReadonlySet<AwsErrorKind> = new Set(['throttled', 'network', 'cancelled', 'other']);

/** Says why running builds are looked at less often, what to do about it, and when the next look is, in `delay` milliseconds. */
export function paceMessage(failure: AwsErrorDescription | undefined, delay: number): string {
  const again = `Running builds are looked at again in ${Math.ceil(delay / 1000)} s.`;
  if (!failure) return again;
  return [failure.message, ...(PASSING.has(failure.kind) ? [] : [failure.next]), again].join(' ');
}
