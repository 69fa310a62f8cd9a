import { artifactsOf, type RemoteArtifact } from '../../../core/builds/remote/artifacts';
import { messageModel, type NodeModel } from '../../node';
import { artifactModel } from '../builds/artifact-model';
import type { BuildStore } from '../builds/build-store';
import { type Detail, environmentDetails, exportedDetails } from '../builds/environment-model';
import { type Outputs, type Section, sectionModel, sectionsOf } from '../builds/sections';
import { type ArtifactNode, below, type CloudNode, type Owner, type SectionNode } from './kinds';
import { reportNodes } from './report-nodes';

type Builds = Pick<BuildStore, 'get' | 'batches'>;

export const sectionNodeId = (section: Section, ownerId: string) => `${section} ${ownerId}`;

export function sectionNodes(outputs: Outputs, owner: Owner, parent: CloudNode): SectionNode[] {
  return sectionsOf(outputs).map((section) => ({
    kind: 'section',
    id: sectionNodeId(section, parent.id),
    section,
    owner,
    ...below(parent),
  }));
}

export async function sectionChildren(builds: BuildStore, node: SectionNode): Promise<CloudNode[]> {
  const outputs = outputsOf(builds, node.owner);
  switch (node.section) {
    case 'artifacts':
      return artifactsOf(outputs).map((_, index) => ({
        kind: 'artifact',
        id: `artifact ${index} ${node.id}`,
        owner: node.owner,
        index,
        ...below(node),
      }));
    case 'reports':
      return reportNodes(builds, outputs.reportArns ?? [], node);
    case 'exported':
      return detailNodes(exportedDetails(outputs), node);
    case 'environment':
      return detailNodes(environmentDetails(outputs), node);
  }
}

export function sectionNodeModel({ section, owner }: SectionNode, builds: Builds): NodeModel {
  return sectionModel(section, outputsOf(builds, owner));
}

export function artifactNodeModel(node: ArtifactNode, builds: Builds, hasConsole: boolean): NodeModel {
  const artifact = artifactOf(builds, node);
  return artifact ? artifactModel(artifact, { hasConsole }) : messageModel('This artifact is gone');
}

/** What an artifact's row stands for, as far as it is still there. */
export function artifactOf(builds: Builds, { owner, index }: ArtifactNode): RemoteArtifact | undefined {
  return artifactsOf(outputsOf(builds, owner))[index];
}

function outputsOf(builds: Builds, owner: Owner): Outputs {
  return ('buildId' in owner ? builds.get(owner.buildId) : builds.batches.get(owner.batchId)) ?? {};
}

function detailNodes(details: Detail[], parent: CloudNode): CloudNode[] {
  return details.map((detail, index) => ({
    kind: 'detail',
    id: `detail ${index} ${parent.id}`,
    detail,
    ...below(parent),
  }));
}
