import { runInEmulatedSession } from '../../../core/aws/emulator-session';
import { RESUME_COMMAND } from '../../../core/builds/remote/debug-session';
import { attempt, inView } from '../attempt';
import type { CloudParts } from '../parts';
import type { CloudSession } from '../session';

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
