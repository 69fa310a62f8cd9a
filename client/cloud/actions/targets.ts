import type { CloudSession } from '../connections/session';
import type { CloudNode } from '../nodes';
import type { BatchTarget, BuildTarget, CloudParts, ProjectTarget } from '../parts';

type Sessions = Pick<CloudParts, 'sessions'>;

/** The session of a row; where the palette calls, the one of AWS that the user picks. */
export async function sessionOf(
  { sessions }: Sessions,
  node: CloudNode | undefined,
  title: string,
): Promise<CloudSession | undefined> {
  if (node) return sessions.get(node.sessionId);
  const { pickSession } = await import('../connections/pick-session');
  const ofAws = sessions.all.filter(({ emulated }) => !emulated);
  return pickSession(ofAws, title);
}

/** The project of a row; undefined for other rows, and where the palette calls. */
export function projectOf({ sessions }: Sessions, node: CloudNode | undefined): ProjectTarget | undefined {
  const session = node && sessions.get(node.sessionId);
  return session && node.kind === 'project' ? { session, name: node.name } : undefined;
}

/** The build of a row, its own or that of a batch; undefined for other rows, and where it is gone. */
export function buildOf({ sessions }: Sessions, node: CloudNode | undefined): BuildTarget | undefined {
  const session = node && sessions.get(node.sessionId);
  const isBuild = node?.kind === 'build' || node?.kind === 'batchBuild';
  const build = isBuild ? session?.store.builds.get(node.buildId ?? '') : undefined;
  return session && build && { session, build };
}

/** The batch of a row; undefined for other rows. */
export function batchOf({ sessions }: Sessions, node: CloudNode | undefined): BatchTarget | undefined {
  const session = node && sessions.get(node.sessionId);
  const batch = node?.kind === 'batch' ? session?.store.builds.batches.get(node.batchId) : undefined;
  return session && batch && { session, batch };
}

/** The build or batch of a row that stands for it, or for reports of it; undefined for other rows. */
export function ownerOf(parts: Sessions, node: CloudNode | undefined): BuildTarget | BatchTarget | undefined {
  if (node?.kind === 'report') return ownerOf(parts, node.parent);
  if (node?.kind !== 'section') return buildOf(parts, node) ?? batchOf(parts, node);
  const session = parts.sessions.get(node.sessionId);
  if (!session) return undefined;
  const { builds } = session.store;
  if ('batchId' in node.owner) {
    const batch = builds.batches.get(node.owner.batchId);
    return batch && { session, batch };
  }
  const build = builds.get(node.owner.buildId);
  return build && { session, build };
}
