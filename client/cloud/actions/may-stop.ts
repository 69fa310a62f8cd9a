import { showWarningMessage } from '../../messages';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';

export interface Stoppable {
  id: string;
  /** As the user knows it. */
  name: string;
  initiator?: string;
  kind: 'build' | 'batch';
}

/** Whether to stop it: what somebody else started on AWS may be a deployment of theirs. */
export async function mayStop(
  { started }: Pick<CloudParts, 'started'>,
  { emulated }: Pick<CloudSession, 'emulated'>,
  { id, name, initiator, kind }: Stoppable,
): Promise<boolean> {
  if (emulated || started.has(id)) return true;
  const stop = kind === 'batch' ? 'Stop Batch' : 'Stop Build';
  const answer = await showWarningMessage(
    `Stop ${name} on AWS?`,
    {
      modal: true,
      detail: `This window did not start it.${initiator ? ` It was started by ${initiator}.` : ''} A stopped ${kind} does not go on.`,
    },
    stop,
  );
  return answer === stop;
}
