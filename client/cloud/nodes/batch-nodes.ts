import { messageModel, type NodeModel } from '../../node';
import { batchGroupModel, batchModel } from '../builds/batch-model';
import type { BuildModelOptions } from '../builds/build-model';
import type { BuildStore } from '../builds/build-store';
import { buildChildren, buildNode } from './build-nodes';
import { type BatchBuildNode, type BatchNode, below, type CloudNode } from './kinds';
import { endOfList } from './list-nodes';
import { sectionNodes } from './section-nodes';

export const batchNodeId = (sessionId: string, batchId: string) => `batch ${sessionId} ${batchId}`;
export const batchBuildNodeId = (sessionId: string, batchId: string, identifier: string) =>
  `batchBuild ${sessionId} ${batchId} ${identifier}`;

export function batchNode(batchId: string, parent: CloudNode): BatchNode {
  return { kind: 'batch', id: batchNodeId(parent.sessionId, batchId), batchId, ...below(parent) };
}

/** The builds of a batch in graph order, and what the batch itself has. */
export async function batchChildren(builds: BuildStore, node: BatchNode): Promise<CloudNode[]> {
  const { batchId, sessionId } = node;
  const error = await builds.readBuildsOf(batchId);
  const groups = builds.batches.groupsOf(batchId);
  const nodes = groups.map(
    ({ identifier, current }): BatchBuildNode => ({
      kind: 'batchBuild',
      id: batchBuildNodeId(sessionId, batchId, identifier),
      batchId,
      identifier,
      buildId: current?.buildId,
      ...below(node),
    }),
  );
  const { artifacts, secondaryArtifacts, reportArns } = builds.batches.get(batchId) ?? {};
  const nothing = builds.batches.hasEnded(batchId) ? 'No builds' : 'No builds yet';
  return [
    ...nodes,
    ...sectionNodes({ artifacts, secondaryArtifacts, reportArns }, { batchId }, node),
    ...endOfList(node, { empty: nodes.length === 0, more: false, error, nothing }),
  ];
}

/** The build of now, and below it what was tried before. */
export function batchBuildChildren(builds: BuildStore, node: BatchBuildNode): CloudNode[] {
  const { batchId, identifier, buildId } = node;
  const prior = builds.batches.groupOf(batchId, identifier)?.prior ?? [];
  return [
    ...(buildId === undefined ? [] : buildChildren(builds, { ...node, buildId })),
    ...prior
      .filter((attempt) => builds.get(attempt.buildId))
      .map((each) => buildNode(each.buildId, node, true)),
  ];
}

type Batches = Pick<BuildStore, 'batches' | 'get' | 'phasesOf'>;

export function batchNodeModel(
  { batchId }: BatchNode,
  { batches }: Batches,
  options: BuildModelOptions,
): NodeModel {
  const batch = batches.get(batchId);
  return batch ? batchModel(batch, options) : messageModel('This batch is gone');
}

export function batchBuildNodeModel(
  { batchId, identifier }: BatchBuildNode,
  builds: Batches,
  options: BuildModelOptions,
): NodeModel {
  const { batches } = builds;
  const group = batches.groupOf(batchId, identifier);
  const buildId = group?.current?.buildId ?? '';
  return batchGroupModel(group, {
    ...options,
    build: builds.get(buildId),
    phases: builds.phasesOf(buildId),
    batchEnded: batches.hasEnded(batchId),
  });
}
