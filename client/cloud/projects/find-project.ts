import { pickProject } from '../actions/pick-project';
import type { CloudParts } from '../parts';
import { nameFilter } from './filter';

/** Shows the project that the user looks for in the tree, where a filter that hides it gives way. */
export async function findProject(parts: CloudParts): Promise<void> {
  const target = await pickProject(parts, 'Find Project');
  if (!target) return;
  const { projects, view } = parts;
  const { session, name } = target;
  if (!nameFilter(projects.filter)(name)) projects.filter = '';
  await view.showProject(session.id, name);
}
