import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../../core/aws/connection';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';
import { attempt, inView } from './attempt';

/** Starts a build by that call, follows it and shows it in the tree. Undefined where it failed, which the user is told. */
export async function beginBuild(
  parts: CloudParts,
  session: CloudSession,
  action: string,
  start: (connection: Connection) => Promise<Build>,
): Promise<Build | undefined> {
  const build = await inView(() => attempt(parts, session, action, start));
  if (!build) return undefined;
  if (build.id !== undefined) parts.started.add(build.id);
  session.store.builds.put(build);
  parts.following.follow(session, build);
  if (build.projectName !== undefined) await parts.view.reveal(session.id, build.projectName);
  return build;
}
