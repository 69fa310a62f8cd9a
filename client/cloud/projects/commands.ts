import type { CommandTable } from '../../commands';
import type { CloudNode } from '../nodes';
import type { CloudParts } from '../parts';

/** The commands that decide which projects show, and where. */
export function projectCommands(parts: CloudParts): CommandTable<CloudNode> {
  const { sessions, projects } = parts;
  const favourite = (change: 'add' | 'remove') => (node: CloudNode | undefined) =>
    node?.kind === 'project' ? projects.favourites[change](node.sessionId, node.name) : undefined;
  return {
    'codebuild.cloud.filterProjects': async () => {
      const { filterProjects } = await import('./filter-projects');
      filterProjects(projects);
    },
    'codebuild.cloud.clearFilter': () => {
      projects.filter = '';
    },
    'codebuild.cloud.findProject': async () => {
      const { findProject } = await import('./find-project');
      await findProject(parts);
    },
    'codebuild.cloud.groupProjects': async (node) => {
      const { groupProjects } = await import('./group-projects');
      await groupProjects(parts, node && sessions.get(node.sessionId));
    },
    'codebuild.cloud.addFavourite': favourite('add'),
    'codebuild.cloud.removeFavourite': favourite('remove'),
  };
}
