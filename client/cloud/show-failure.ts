import type { AwsErrorDescription, AwsErrorKind } from '../../core/aws/errors';
import { showErrorMessage } from '../messages';
import { addConnection } from './connections/add-connection';
import { copyPolicy } from './connections/copy-policy';
import type { CloudSession } from './connections/session';
import { signIn } from './connections/sign-in';
import type { CloudParts } from './parts';

/** Where another connection may help. */
const ABOUT_CONNECTION: ReadonlySet<AwsErrorKind> = new Set([
  'credentials',
  'expired',
  'denied',
  'region',
  'emulator',
]);

/** Says what failed with a connection and what to do, with buttons for what helps there. */
export async function showCloudFailure(
  parts: Pick<CloudParts, 'sessions' | 'view'>,
  error: AwsErrorDescription,
  session: CloudSession,
): Promise<void> {
  const { kind, message, next, denied } = error;
  if (kind === 'cancelled') return;
  const offers: [string, () => Promise<void>][] = [
    ...offer('Sign In', kind === 'expired' && session.store.connection.ssoProfile !== undefined, () =>
      signIn(session, parts.sessions),
    ),
    ...offer('Copy IAM Policy', denied !== undefined && !denied.isForbidden, () =>
      copyPolicy(session, denied),
    ),
    ...offer('Add Connection…', ABOUT_CONNECTION.has(kind), () => addConnection(parts)),
  ];
  const answer = await showErrorMessage(`${message} ${next}`, ...offers.map(([title]) => title));
  await offers.find(([title]) => title === answer)?.[1]();
}

function offer(title: string, helps: boolean, run: () => Promise<void>): [string, () => Promise<void>][] {
  return helps ? [[title, run]] : [];
}
