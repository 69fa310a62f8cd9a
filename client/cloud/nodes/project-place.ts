import type { ProjectList } from '../projects/project-list';
import { connectionNode } from './connection-nodes';
import { groupNode } from './group-nodes';
import type { ProjectNode } from './kinds';
import { projectNode } from './project-nodes';

/** The node of a project with those above it, whatever page it is on; it shows from the next time on that its list is asked for. */
export function projectPlace(list: ProjectList, sessionId: string, project: string): ProjectNode {
  const group = list.find(project);
  const connection = connectionNode(sessionId);
  return projectNode(project, group ? groupNode(group, connection) : connection);
}
