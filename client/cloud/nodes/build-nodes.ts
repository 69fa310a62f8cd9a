import { messageModel, type NodeModel } from '../../node';
import { phaseModel } from '../../status';
import { type BuildModelOptions, buildModel } from '../build-model';
import type { CloudStore } from '../store';
import type { BuildNode, CloudNode, PhaseNode } from './kinds';

type Builds = Pick<CloudStore, 'get' | 'phasesOf'>;

export const buildNodeId = (id: string) => `build ${id}`;

export function buildNode(buildId: string, parent: CloudNode): BuildNode {
  return { kind: 'build', id: buildNodeId(buildId), buildId, parent };
}

export function buildChildren(store: Builds, node: BuildNode): CloudNode[] {
  return store.phasesOf(node.buildId).map(({ phaseType }) => ({
    kind: 'phase',
    id: `phase ${node.buildId} ${phaseType}`,
    buildId: node.buildId,
    phaseType,
    parent: node,
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
