import { runInEmulatedSession } from '../../../core/aws/emulator-session';
import { RESUME_COMMAND } from '../../../core/builds/remote/debug-session';
import { attempt, inView } from '../actions/attempt';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';

/** Lets a build of the emulator go on. */
export async function resumeEmulated(
  parts: Pick<CloudParts, 'showFailure'>,
  session: CloudSession,
  target: string,
): Promise<void> {
  await inView(() =>
    attempt(parts, session, 'ssm:StartSession', ({ settings }) =>
      runInEmulatedSession(settings.emulator ?? '', target, RESUME_COMMAND),
    ),
  );
}
