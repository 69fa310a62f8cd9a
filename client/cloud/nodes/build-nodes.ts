import { messageModel, type NodeModel } from '../../node';
import { phaseModel } from '../../status';
import { type BuildModelOptions, buildModel } from '../builds/build-model';
import type { CloudStore } from '../store';
import { type BuildNode, below, type CloudNode, type PhaseNode } from './kinds';

type Builds = Pick<CloudStore, 'get' | 'phasesOf'>;

// two connections may show the same build
export const buildNodeId = (sessionId: string, id: string) => `build ${sessionId} ${id}`;

export function buildNode(buildId: string, parent: CloudNode): BuildNode {
  return { kind: 'build', id: buildNodeId(parent.sessionId, buildId), buildId, ...below(parent) };
}

export function buildChildren(store: Builds, node: BuildNode): CloudNode[] {
  return store.phasesOf(node.buildId).map(({ phaseType }) => ({
    kind: 'phase',
    id: `phase ${node.sessionId} ${node.buildId} ${phaseType}`,
    buildId: node.buildId,
    phaseType,
    ...below(node),
  }));
}

export function buildNodeModel({ buildId }: BuildNode, store: Builds, options: BuildModelOptions): NodeModel {
  const build = store.get(buildId);
  return build ? buildModel(build, store.phasesOf(buildId), options) : messageModel('This build is gone');
}

export function phaseNodeModel({ buildId, phaseType }: PhaseNode, store: Builds, now: number): NodeModel {
  const phase = store.phasesOf(buildId).find((phase) => phase.phaseType === phaseType);
  return phase ? phaseModel(phase, now) : messageModel('This phase is gone');
}
