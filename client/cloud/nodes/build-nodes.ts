import { messageModel, type NodeModel } from '../../node';
import { phaseModel } from '../../status';
import { type BuildModelOptions, buildModel } from '../builds/build-model';
import type { BuildStore } from '../builds/build-store';
import { type BatchBuildNode, type BuildNode, below, type CloudNode, type PhaseNode } from './kinds';
import { sectionNodes } from './section-nodes';

type Builds = Pick<BuildStore, 'get' | 'phasesOf'>;

// two connections may show the same build
export const buildNodeId = (sessionId: string, id: string) => `build ${sessionId} ${id}`;

export function buildNode(buildId: string, parent: CloudNode, earlier?: boolean): BuildNode {
  return { kind: 'build', id: buildNodeId(parent.sessionId, buildId), buildId, earlier, ...below(parent) };
}

/** The phases of a build, and what else it has, below its own row or that of its group in a batch. */
export function buildChildren(
  builds: Builds,
  node: (BuildNode | BatchBuildNode) & { buildId: string },
): CloudNode[] {
  const { buildId } = node;
  const build = builds.get(buildId);
  return [
    ...builds.phasesOf(buildId).map(
      ({ phaseType }): PhaseNode => ({
        kind: 'phase',
        id: `phase ${node.sessionId} ${buildId} ${phaseType}`,
        buildId,
        phaseType,
        ...below(node),
      }),
    ),
    ...(build ? sectionNodes(build, { buildId }, node) : []),
  ];
}

export function buildNodeModel(
  { buildId, earlier }: BuildNode,
  builds: Builds,
  options: BuildModelOptions,
): NodeModel {
  const build = builds.get(buildId);
  if (!build) return messageModel('This build is gone');
  return buildModel(build, builds.phasesOf(buildId), { ...options, earlier });
}

export function phaseNodeModel({ buildId, phaseType }: PhaseNode, builds: Builds, now: number): NodeModel {
  const phase = builds.phasesOf(buildId).find((phase) => phase.phaseType === phaseType);
  return phase ? phaseModel(phase, now) : messageModel('This phase is gone');
}
