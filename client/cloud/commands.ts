import type { Build } from '@aws-sdk/client-codebuild';
import { hasEnded } from '../../core/builds/remote/status';
import type { CommandTable } from '../commands';
import type { CloudParts } from './actions';
import type { CloudNode } from './nodes';

/** The commands of the CodeBuild view; the node is absent where the palette calls. */
export function cloudCommands(parts: CloudParts): CommandTable<CloudNode> {
  const { sessions, view } = parts;
  const actions = () => import('./actions');
  const buildOf = (node: CloudNode | undefined): Build | undefined =>
    node?.kind === 'build' ? sessions.current.store.get(node.buildId) : undefined;
  return {
    'codebuild.cloud.runBuild': async (node) => {
      const { runBuild } = await actions();
      await runBuild(parts, node?.kind === 'project' ? node.name : undefined);
    },
    'codebuild.cloud.runBatch': async (node) => {
      const { runBatch } = await actions();
      await runBatch(parts, node?.kind === 'project' ? node.name : undefined);
    },
    'codebuild.cloud.stopBuild': async (node) => {
      const build = buildOf(node);
      if (build) await (await actions()).stop(parts, build);
    },
    'codebuild.cloud.retryBuild': async (node) => {
      const build = buildOf(node);
      if (build) await (await actions()).retry(parts, build);
    },
    'codebuild.cloud.openLog': async (node) => {
      const build = buildOf(node);
      if (build) await openLog(parts, build);
    },
    'codebuild.cloud.openInConsole': async (node) => {
      if (node) await (await actions()).openInConsole(parts, node);
    },
    'codebuild.cloud.loadMore': (node) =>
      node?.kind === 'more' ? sessions.current.store.loadMore(node.project) : undefined,
    'codebuild.cloud.refresh': (node) => view.refresh(node?.kind === 'project' ? node.name : undefined),
    'codebuild.cloud.selectConnection': async () => {
      const { selectConnection } = await import('./select-connection');
      await selectConnection(sessions);
    },
  };
}

/** A running build's log in its channel; an ended one's in the editor. */
export async function openLog(parts: CloudParts, build: Build): Promise<void> {
  if (!hasEnded(build)) return parts.following.follow(parts.sessions.current, build);
  const { openEndedLog } = await import('./actions');
  await openEndedLog(parts, build);
}
