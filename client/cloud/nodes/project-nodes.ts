import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { BuildStore } from '../builds/build-store';
import { nothingPasses } from '../builds/status-filter';
import { batchNode } from './batch-nodes';
import { buildNode } from './build-nodes';
import { below, type CloudNode, type ProjectNode } from './kinds';
import { endOfList } from './list-nodes';

// two connections may have projects of the same name
export const projectNodeId = (sessionId: string, name: string) => `project ${sessionId} ${name}`;

export function projectNode(name: string, parent: CloudNode): ProjectNode {
  return { kind: 'project', id: projectNodeId(parent.sessionId, name), name, ...below(parent) };
}

export async function projectChildren(builds: BuildStore, node: ProjectNode): Promise<CloudNode[]> {
  const { rows, more, count, error, batchesError } = await builds.historyOf(node.name);
  const filter = builds.filterOf(node.name);
  return [
    ...rows.map(({ kind, id }) => (kind === 'batch' ? batchNode(id, node) : buildNode(id, node))),
    ...(rows.length === 0 && filter && !error
      ? [filteredNode(nothingPasses(filter, { count, more }), node)]
      : []),
    ...endOfList(node, {
      empty: rows.length === 0 && !filter,
      more,
      error,
      nothing: 'No builds yet',
    }),
    ...(batchesError && !error ? [withoutBatches(batchesError, node)] : []),
  ];
}

function filteredNode(text: string, parent: ProjectNode): CloudNode {
  return { kind: 'message', id: `filtered ${parent.id}`, text, ...below(parent) };
}

/** Builds are worth showing without them. */
function withoutBatches({ message }: AwsErrorDescription, parent: ProjectNode): CloudNode {
  const text = `Batches are not shown: ${message}`;
  return { kind: 'message', id: `batches ${parent.id}`, text, ...below(parent) };
}
