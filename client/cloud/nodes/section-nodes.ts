import type { Build } from '@aws-sdk/client-codebuild';
import { artifactsOf, type RemoteArtifact } from '../../../core/builds/remote/artifacts';
import { messageModel, type NodeModel } from '../../node';
import { artifactModel } from '../builds/artifact-model';
import { type Detail, environmentDetails, exportedDetails } from '../builds/environment-model';
import { type Outputs, type Section, sectionModel, sectionsOf } from '../builds/sections';
import type { CloudStore } from '../store';
import { type ArtifactNode, below, type CloudNode, type Owner, type SectionNode } from './kinds';
import { reportNodes } from './report-nodes';

type Owners = { get(id: string): Build | undefined; batches: Pick<CloudStore['batches'], 'get'> };

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

export async function sectionChildren(store: CloudStore, node: SectionNode): Promise<CloudNode[]> {
  const outputs = outputsOf(store, node.owner);
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
      return reportNodes(store, outputs.reportArns ?? [], node);
    case 'exported':
      return detailNodes(exportedDetails(outputs), node);
    case 'environment':
      return detailNodes(environmentDetails(outputs), node);
  }
}

export function sectionNodeModel({ section, owner }: SectionNode, store: Owners): NodeModel {
  return sectionModel(section, outputsOf(store, owner));
}

export function artifactNodeModel(node: ArtifactNode, store: Owners, hasConsole: boolean): NodeModel {
  const artifact = artifactOf(store, node);
  return artifact ? artifactModel(artifact, { hasConsole }) : messageModel('This artifact is gone');
}

/** What an artifact's row stands for, as far as it is still there. */
export function artifactOf(store: Owners, { owner, index }: ArtifactNode): RemoteArtifact | undefined {
  return artifactsOf(outputsOf(store, owner))[index];
}

function outputsOf(store: Owners, owner: Owner): Outputs {
  return ('buildId' in owner ? store.get(owner.buildId) : store.batches.get(owner.batchId)) ?? {};
}

function detailNodes(details: Detail[], parent: CloudNode): CloudNode[] {
  return details.map((detail, index) => ({
    kind: 'detail',
    id: `detail ${index} ${parent.id}`,
    detail,
    ...below(parent),
  }));
}
