import type { CommandTable } from '../../commands';
import { batchOf, ownerOf, projectOf } from '../actions/targets';
import type { CloudNode } from '../nodes';
import { artifactOf } from '../nodes/section-nodes';
import type { CloudParts } from '../parts';

/** The commands of what stands below a project: batches, artifacts, and what names a row. */
export function buildsCommands(parts: CloudParts): CommandTable<CloudNode> {
  const { sessions } = parts;
  const batchActions = () => import('../actions/batch-actions');
  const copy = (what: 'ARN' | 'ID' | 'URL') => async (node: CloudNode | undefined) => {
    if (node) await (await import('../actions/copy')).copy(parts, node, what);
  };
  return {
    'codebuild.cloud.runBatch': async (node) => {
      await (await batchActions()).runBatch(parts, projectOf(parts, node));
    },
    'codebuild.cloud.stopBatch': async (node) => {
      const target = batchOf(parts, node);
      if (target) await (await batchActions()).stopBatch(parts, target);
    },
    'codebuild.cloud.retryBatch': async (node) => {
      const target = batchOf(parts, node);
      if (target) await (await batchActions()).retryBatch(parts, target, 'RETRY_ALL_BUILDS');
    },
    'codebuild.cloud.retryFailedOfBatch': async (node) => {
      const target = batchOf(parts, node);
      if (target) await (await batchActions()).retryBatch(parts, target, 'RETRY_FAILED_BUILDS');
    },
    'codebuild.cloud.showReports': async (node) => {
      const target = ownerOf(parts, node);
      if (target) await (await import('../testing/show-reports')).showReports(parts, target);
    },
    'codebuild.cloud.downloadArtifact': async (node) => {
      const session = node && sessions.get(node.sessionId);
      const artifact =
        node?.kind === 'artifact' && session ? artifactOf(session.store.builds, node) : undefined;
      if (session && artifact) await (await import('../actions/download')).download(parts, session, artifact);
    },
    'codebuild.cloud.filterBuilds': async (node) => {
      const target = projectOf(parts, node);
      if (target) await (await import('../actions/filter-builds')).filterBuilds(target);
    },
    'codebuild.cloud.clearBuildFilter': (node) => {
      const target = projectOf(parts, node);
      target?.session.store.builds.filter(target.name, undefined);
    },
    'codebuild.cloud.openInConsole': async (node) => {
      if (node) await (await import('../actions/console')).openInConsole(parts, node);
    },
    'codebuild.cloud.copyArn': copy('ARN'),
    'codebuild.cloud.copyId': copy('ID'),
    'codebuild.cloud.copyUrl': copy('URL'),
  };
}
