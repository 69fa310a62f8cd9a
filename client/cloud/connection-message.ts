import type { AwsErrorDescription } from '../../core/aws/errors';

export interface FailedConnection {
  /** As the tree has it. */
  name: string;
  error: AwsErrorDescription;
}

/** Says what happened to connections and what to do, since a row of the tree cuts long text off; undefined where all is well. */
export function connectionMessage(failed: readonly FailedConnection[], isOnly: boolean): string | undefined {
  if (failed.length === 0) return undefined;
  return failed
    .map(({ name, error: { message, next } }) => `${isOnly ? '' : `${name}: `}${message} ${next}`)
    .join(' ');
}
