import { mapImage } from './images';

/** What may say in which image a build runs, the strongest first. */
export interface ImageSources {
  /** Given for this run. */
  option?: string;
  /** Of the project that the buildspec is linked to. */
  project?: { name: string; image: string };
  setting?: string;
}

/** The project's image, where it cannot be had on this computer. */
export interface PassedOver {
  project: string;
  image: string;
  /** Why, and what there is instead. */
  message: string;
}

export type ResolvedImage = (
  | { from: 'option' | 'setting'; image: string }
  | { from: 'project'; image: string; project: string }
  /** Nobody says: the user is to be asked. */
  | { from: 'user' }
) & { passedOver?: PassedOver };

/**
 * The image of a build: what is given for the run, else the linked project's, else the setting's. A project's image that AWS does not
 * publish yields to the setting: that is how a user says what to take instead.
 */
export function resolveImage({ option, project, setting }: ImageSources): ResolvedImage {
  if (option !== undefined) return { from: 'option', image: option };
  const mapped = project && mapImage(project.image);
  if (project && mapped?.ok) return { from: 'project', image: project.image, project: project.name };
  const passedOver = project &&
    mapped?.ok === false && { project: project.name, image: project.image, message: mapped.message };
  return {
    ...(setting === undefined ? { from: 'user' as const } : { from: 'setting' as const, image: setting }),
    ...(passedOver && { passedOver }),
  };
}

/** What the log says of where an image comes from; undefined where the user named it for this computer. */
export function originOf(resolved: ResolvedImage): string | undefined {
  if (resolved.from === 'project') return `image of project ${resolved.project}`;
  const { passedOver } = resolved;
  return passedOver && `instead of ${passedOver.image} of project ${passedOver.project}`;
}
