import type { AwsErrorDescription, AwsErrorKind } from '../../core/aws/errors';

/** What ends without the user's help, while the builds are looked at again and again. */
const PASSING: ReadonlySet<AwsErrorKind> = new Set(['throttled', 'network', 'cancelled', 'other']);

/** Says why running builds are looked at less often, and what to do about it. No seconds: nobody counts them down here. */
export function paceMessage(failure: AwsErrorDescription | undefined): string {
  const again = 'Trying again…';
  if (!failure) return again;
  return [failure.message, ...(PASSING.has(failure.kind) ? [] : [failure.next]), again].join(' ');
}
