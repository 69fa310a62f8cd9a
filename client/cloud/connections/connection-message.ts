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
    .map((connection) => {
      const { name, error } = connection;
      return `${isOnly ? '' : `${name}: `}${error.message} ${whatToDo(connection)}`;
    })
    .join(' ');
}

/** By the button of its row, where it has one. */
function whatToDo({ error: { kind, next, denied }, canSignIn }: FailedConnection): string {
  if (kind === 'expired' && canSignIn) return 'Press Sign In on its row.';
  if (denied && !denied.isForbidden)
    return 'Copy IAM Policy on its row has what to ask for; or select another profile.';
  return next;
}
