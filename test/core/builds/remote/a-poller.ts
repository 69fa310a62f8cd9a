import type { Connection } from '../../../../core/aws/connection';
import { describeAwsError } from '../../../../core/aws/errors';
import type { Clock } from '../../../../core/builds/events';
import { AWS_PACE, EMULATOR_PACE } from '../../../../core/builds/remote/poll/pace';
import { BuildPoller, type PollerOptions } from '../../../../core/builds/remote/poll/poller';
import { pollBatches, pollBuilds } from '../../../../core/builds/remote/poll/reads';
import type { PollAnswer } from '../../../../core/builds/remote/poll/wanted';

/** The poller of a connection, as a session has it. */
export function pollerOf(
  connection: Connection,
  clock: Clock,
  options: Partial<PollerOptions> = {},
): BuildPoller {
  return new BuildPoller({
    clock,
    random: () => 1,
    pace: connection.settings.emulator === undefined ? AWS_PACE : EMULATOR_PACE,
    isFocused: true,
    builds: (ids, signal) => answer('codebuild:BatchGetBuilds', pollBuilds(connection, ids, signal)),
    batches: (ids, signal) => answer('codebuild:BatchGetBuildBatches', pollBatches(connection, ids, signal)),
    ...options,
  });
}

async function answer<T>(action: string, call: Promise<T>): Promise<PollAnswer<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    return { ok: false, error: describeAwsError(error, { action }) };
  }
}
