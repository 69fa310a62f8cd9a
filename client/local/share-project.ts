import { sizeText } from '../../core/builds/local/compute-size';
import { showInformationMessage } from '../messages';
import { type LinkedProject, sizeOf } from './linked-project';
import { isShareOpen, type ProjectShare, partsOf } from './project-link';
import type { ProjectLinks } from './project-links';
import { listed, type SharedProject, sharedOf } from './shared-project';

/** Asks, the first time, what of the linked project comes along, and remembers it. Undefined where the user gave up. */
export async function shareProject(
  buildspec: string,
  links: ProjectLinks,
  isDocker: boolean,
): Promise<SharedProject | undefined> {
  const link = links.get(buildspec);
  if (!link.project || !isShareOpen(link, isDocker)) return sharedOf(link, isDocker);
  const share = await askShare(link.project, isDocker);
  if (!share) return undefined;
  const answered = { ...link, share };
  await links.set(buildspec, answered);
  return sharedOf(answered, isDocker);
}

/** Whether variables, privileges and size of a project come along. Undefined where the user gave up. */
export async function askShare(project: LinkedProject, isDocker: boolean): Promise<ProjectShare | undefined> {
  const { name, variables, privileged, leftOut } = project;
  const size = sizeOf(project);
  const asksPrivileges = isDocker && privileged;
  const detail = [
    variables.length > 0 && `Variables: ${variables.map((variable) => variable.name).join(', ')}`,
    leftOut.length > 0 && `Not taken over, since they are secret or look so: ${leftOut.join(', ')}`,
    isDocker && size && `Size: ${sizeText(size)}, as far as the Docker engine has as much`,
    asksPrivileges &&
      'Privileged: such a container can do to this computer whatever its administrator can. It is needed to run Docker inside the build.',
    'The answer is remembered for this buildspec. Run Build with Options… changes it.',
  ];
  const all = 'Use';
  const unprivileged = 'Use Without Privileges';
  const none = "Don't Use";
  const answer = await showInformationMessage(
    `Use ${listed(partsOf(project, isDocker))} of project ${name}?`,
    { modal: true, detail: detail.filter((line) => typeof line === 'string').join('\n') },
    ...(asksPrivileges ? [all, unprivileged, none] : [all, none]),
  );
  if (answer === undefined) return undefined;
  return { used: answer !== none, ...(asksPrivileges && { privileged: answer === all }) };
}
