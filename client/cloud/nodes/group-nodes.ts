import type { Build } from '@aws-sdk/client-codebuild';
import { buildStatusLabel } from '../../../core/builds/remote/status';
import type { NodeModel } from '../../node';
import { join } from '../../status';
import type { Group, Grouping } from '../projects/groups';
import type { ProjectList } from '../projects/project-list';
import type { CloudNode, ProjectGroupNode } from './kinds';
import { below } from './kinds';
import { endOfList } from './list-nodes';
import { projectNode } from './project-nodes';

export function groupNode({ label, names }: Group, parent: CloudNode): ProjectGroupNode {
  return { kind: 'projectGroup', id: `group ${parent.sessionId} ${label}`, label, names, ...below(parent) };
}

export function groupChildren(list: ProjectList, node: ProjectGroupNode): CloudNode[] {
  const { rest, hidden } = list.groupRows(node);
  return [
    ...rest.map((name) => projectNode(name, node)),
    ...endOfList(node, { empty: false, more: hidden > 0, hidden, nothing: '' }),
  ];
}

/** `latestOf`: the latest build of a project, where it is known. */
export function groupModel(
  { label, names }: ProjectGroupNode,
  grouping: Grouping,
  latestOf: (project: string) => Build | undefined,
): NodeModel {
  const statuses = names.map((name) => {
    const build = latestOf(name);
    return build && buildStatusLabel(build);
  });
  const count = (...wanted: (string | undefined)[]) =>
    statuses.filter((status) => wanted.includes(status)).length;
  const running = count('In progress');
  const failed = count('Failed', 'Timed out', 'Fault');
  const said = [
    names.length === 1 ? '1 project' : `${names.length.toLocaleString('en')} projects`,
    running > 0 ? `${running} in progress` : undefined,
    failed > 0 ? `${failed} failed` : undefined,
  ];
  const isTag = grouping.by === 'tag';
  return {
    label,
    description: join(said, ' · '),
    tooltip: join([isTag ? `${grouping.key}: ${label}` : `${label}…`, ...said, told(statuses)], '\n'),
    icon: { id: isTag ? 'tag' : 'folder' },
    contextValue: 'projectGroup',
    children: 'collapsed',
    accessibilityLabel: join([`Group ${label}`, ...said], ', '),
  };
}

/** Of a large group most statuses are not known, and nobody may think that all else is well. */
function told(statuses: readonly (string | undefined)[]): string | undefined {
  const known = statuses.filter((status) => status !== undefined).length;
  return known === statuses.length ? undefined : `Of ${known} of them the latest build is known.`;
}
