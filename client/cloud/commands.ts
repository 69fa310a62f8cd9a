import { hasEnded } from '../../core/builds/remote/status';
import type { CommandTable } from '../commands';
import { buildOf, projectOf, sessionOf } from './actions/targets';
import { buildsCommands } from './builds/commands';
import { buildspecCommands } from './buildspec/commands';
import { checkCommands } from './check/commands';
import { debugCommands } from './debug/commands';
import { failureCommands } from './failures/commands';
import type { CloudNode, MoreNode } from './nodes';
import { overridesCommands } from './overrides/commands';
import type { BuildTarget, CloudParts } from './parts';
import { projectCommands } from './projects/commands';

/** The commands of the CodeBuild view; the node is absent where the palette calls. */
export function cloudCommands(parts: CloudParts): CommandTable<CloudNode> {
  const { sessions, view } = parts;
  const actions = () => import('./actions/build-actions');
  return {
    ...overridesCommands(parts),
    ...buildsCommands(parts),
    ...buildspecCommands(parts),
    ...checkCommands(parts),
    ...debugCommands(parts),
    ...failureCommands(parts),
    ...projectCommands(parts),
    'codebuild.cloud.runBuild': async (node) => {
      const { runBuild } = await actions();
      await runBuild(parts, projectOf(parts, node));
    },
    'codebuild.cloud.stopBuild': async (node) => {
      const target = buildOf(parts, node);
      if (target) await (await actions()).stop(parts, target);
    },
    'codebuild.cloud.retryBuild': async (node) => {
      const target = buildOf(parts, node);
      if (target) await (await actions()).retry(parts, target);
    },
    'codebuild.cloud.invalidateCache': async (node) => {
      const { invalidateCache } = await import('./actions/invalidate-cache');
      await invalidateCache(parts, projectOf(parts, node));
    },
    'codebuild.cloud.openLog': async (node) => {
      const target = buildOf(parts, node);
      if (target) await openLog(parts, target);
    },
    'codebuild.cloud.openLatestLog': async () => {
      const { current } = parts.latest;
      if (current) await openLog(parts, current);
    },
    'codebuild.cloud.loadMore': (node) => (node?.kind === 'more' ? loadMore(parts, node) : undefined),
    'codebuild.cloud.refresh': (node) => view.refresh(node),
    'codebuild.cloud.addConnection': async () => {
      const { addConnection } = await import('./connections/add-connection');
      await addConnection(parts);
    },
    'codebuild.cloud.signIn': async (node) => {
      const session = await sessionOf(parts, node, 'Sign In');
      const { signIn } = await import('./connections/sign-in');
      if (session) await signIn(session, sessions);
    },
    'codebuild.cloud.copyIamPolicy': async (node) => {
      const session = await sessionOf(parts, node, 'Copy IAM Policy');
      const { copyPolicy } = await import('./connections/copy-policy');
      if (session) await copyPolicy(session, node?.kind === 'error' ? node.error.denied : undefined);
    },
    'codebuild.cloud.removeConnection': (node) => (node ? sessions.remove(node.sessionId) : undefined),
  };
}

function loadMore(
  { sessions, projects }: CloudParts,
  { sessionId, parent, project, reportArn }: MoreNode,
): unknown {
  const session = sessions.get(sessionId);
  if (!session) return undefined;
  if (project !== undefined) return session.store.loadMore(project);
  if (reportArn !== undefined) return session.store.builds.loadMoreFailedTests(reportArn);
  return projects.of(session).more(parent?.kind === 'projectGroup' ? parent.label : undefined);
}

/** Opens the log of a build in the editor; that of a running one is followed. */
export async function openLog(parts: CloudParts, target: BuildTarget): Promise<void> {
  if (!hasEnded(target.build)) {
    parts.following.follow(target.session, target.build, { showsChannel: false });
    return parts.logs.show(target.build);
  }
  const { openEndedLog } = await import('./open-ended-log');
  await openEndedLog(parts, target);
}
