import { buildIdOfArn } from '../../../core/builds/remote/batch-groups';
import type { BuildStore } from '../builds/build-store';
import type { CloudChange } from '../store';
import { batchBuildNodeId, batchNodeId } from './batch-nodes';
import { buildNodeId } from './build-nodes';
import { connectionNodeId } from './connection-nodes';
import { projectNodeId } from './project-nodes';
import { reportNodeId } from './report-nodes';
import { sectionNodeId } from './section-nodes';

export interface ChangedSession {
  id: string;
  store: { builds: Pick<BuildStore, 'batches' | 'reports'> };
}

/** The ids of the rows that a change of a session is seen in. */
export function changedNodeIds(
  { id: sessionId, store: { builds } }: ChangedSession,
  change: CloudChange,
): string[] {
  const rowsOfBuild = (buildId: string) => {
    const group = builds.batches.groupOfBuild(buildId);
    const ofBatch = group ? [batchBuildNodeId(sessionId, group.batchId, group.identifier)] : [];
    return [buildNodeId(sessionId, buildId), ...ofBatch];
  };
  switch (change.kind) {
    case 'connection':
      return [connectionNodeId(sessionId)];
    case 'project':
      return [projectNodeId(sessionId, change.name)];
    case 'build':
      return rowsOfBuild(change.id);
    case 'batch':
      return [batchNodeId(sessionId, change.id)];
    case 'report': {
      const buildId = buildIdOfArn(builds.reports.get(change.arn)?.executionId) ?? '';
      const batchId = builds.batches.groupOfBuild(buildId)?.batchId;
      const owners = [...rowsOfBuild(buildId), ...(batchId ? [batchNodeId(sessionId, batchId)] : [])];
      return owners.map((owner) => reportNodeId(change.arn, sectionNodeId('reports', owner)));
    }
  }
}
