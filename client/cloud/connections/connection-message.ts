import type { AwsErrorDescription } from '../../../core/aws/errors';

export interface FailedConnection {
  /** As the tree has it. */
  name: string;
  error: AwsErrorDescription;
  /** Whether its row has a button that signs in to SSO. */
  canSignIn: boolean;
}

/** Says what happened to connections and what to do, since a row of the tree cuts long text off; undefined where all is well. */
export function connectionMessage(failed: readonly FailedConnection[], isOnly: boolean): string | undefined {
  if (failed.length === 0) return undefined;
  return failed
    .map(({ name, error: { kind, message, next }, canSignIn }) => {
      const what = kind === 'expired' && canSignIn ? 'Press Sign In on its row.' : next;
      return `${isOnly ? '' : `${name}: `}${message} ${what}`;
    })
    .join(' ');
}
